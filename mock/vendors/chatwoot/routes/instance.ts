import type { ChatwootBody } from '../../../../specs/bodies.ts';
import type { ChatwootHandler } from '../handler.ts';

export const instance: Record<string, ChatwootHandler> = {
  'get-instance-version'({ now, version }) {
    const body: ChatwootBody<'get-instance-version'> = {
      version,
      timestamp: new Date(now).toISOString().slice(0, 19).replace('T', ' '),
      queue_services: 'ok',
      data_services: 'ok',
    };
    return body;
  },
};
