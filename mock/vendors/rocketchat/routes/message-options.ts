import { isObject } from '../../../../specs/json.ts';
import type { RocketChatCall } from '../handler.ts';
import { hasPermission } from '../permissions.ts';
import { Refusal } from '../refusal.ts';
import type { Room } from '../tables.ts';

/** What a message may be sent with, as it came. */
export interface MessageOptions {
  alias?: unknown;
  avatar?: unknown;
  emoji?: unknown;
  tmid?: unknown;
  tshow?: unknown;
  attachments?: unknown;
  customFields?: unknown;
}

const types = { alias: 'string', emoji: 'string', tmid: 'string', tshow: 'boolean', avatar: 'string' } as const;

function refuse(error: string): never {
  throw new Refusal('invalid', { error });
}

/**
 * Refuses what no server takes, and a name or picture of another one to all but bots and apps (Rocket.Chat 6.14,
 * `validateMessage` of app/lib/server/functions/sendMessage.ts; read).
 */
export function assertOptions({ tables, caller }: RocketChatCall, room: Room, options: MessageOptions): void {
  for (const [name, type] of Object.entries(types)) {
    const value = options[name as keyof typeof types];
    if (value === undefined || value === null || typeof value === type) continue;
    refuse(`Match error: Expected ${type}, got ${typeof value}`);
  }
  const { alias, avatar, attachments, customFields } = options;
  if (typeof avatar === 'string' && !isAddress(avatar)) refuse('Invalid href value provided');
  if (isGiven(attachments) && !Array.isArray(attachments)) refuse('Match error: Expected array, got object');
  if ((alias || avatar) && !hasPermission(tables, caller, 'message-impersonate', room)) refuse('Not enough permission');
  if (isObject(customFields) || customFields) refuse('Custom fields not enabled');
}

const isGiven = (value: unknown) => value !== undefined && value !== null;

/** lib/utils/isURL.ts and isRelativeURL.ts; read. */
const isAddress = (text: string) => /^(https?:\/\/|data:)/.test(text) || /^[^/]+\/[^/]|^\/[^/]/m.test(text);
