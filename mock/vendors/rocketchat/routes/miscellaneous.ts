import type { RocketChatBody } from '../../../../specs/bodies.ts';
import type { RocketChatHandler } from '../handler.ts';

export const miscellaneous: Record<string, RocketChatHandler> = {
  'get-api-info'({ version }) {
    // Outsiders are told major.minor, as by a real server.
    const body: RocketChatBody<'get-api-info'> = { version: version.split('.').slice(0, 2).join('.'), success: true };
    return body;
  },
};
