import type { ChatwootHandlers } from '../handler.ts';

export const instance = {
  'get-instance-version'({ now, version }) {
    return {
      version,
      timestamp: new Date(now).toISOString().slice(0, 19).replace('T', ' '),
      queue_services: 'ok',
      data_services: 'ok',
    };
  },
} satisfies Partial<ChatwootHandlers>;
