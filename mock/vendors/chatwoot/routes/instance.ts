import type { ChatwootBody } from '../../../../specs/bodies.ts';
import type { ChatwootHandler } from '../handler.ts';

/** The version that the mock plays. */
export const version = '4.11.0';

export const instance: Record<string, ChatwootHandler> = {
  'get-instance-version'({ now }) {
    const body: ChatwootBody<'get-instance-version'> = {
      version,
      timestamp: new Date(now).toISOString().slice(0, 19).replace('T', ' '),
      queue_services: 'ok',
      data_services: 'ok',
    };
    return body;
  },
};
