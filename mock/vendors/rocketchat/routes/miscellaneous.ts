import type { RocketChatBody } from '../../../../specs/bodies.ts';
import type { RocketChatHandler } from '../handler.ts';

/** The version that the mock plays; outsiders are told major.minor, as by a real server. */
export const version = '8.4.0';

export const miscellaneous: Record<string, RocketChatHandler> = {
  'get-api-info'() {
    const body: RocketChatBody<'get-api-info'> = { version: version.split('.').slice(0, 2).join('.'), success: true };
    return body;
  },
};
