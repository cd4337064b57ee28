import { hasPermission } from '../access/permissions.ts';
import type { RocketChatCall } from '../handler.ts';
import { Refusal } from '../refusal.ts';
import type { Room } from '../tables.ts';
import { assertAttachments } from './attachments.ts';
import { assertMatches, type Patterns } from './match.ts';

/** Optional fields of a message, not yet validated. */
export interface MessageOptions {
  alias?: unknown;
  avatar?: unknown;
  emoji?: unknown;
  tmid?: unknown;
  tshow?: unknown;
  attachments?: unknown;
  blocks?: unknown;
  customFields?: unknown;
}

const patterns: Patterns = {
  alias: 'string',
  emoji: 'string',
  tmid: 'string',
  tshow: 'boolean',
  avatar: 'address or path',
  attachments: 'list',
  blocks: 'list',
};

function refuse(error: string): never {
  throw new Refusal('invalid', { error });
}

/**
 * Throws a Refusal for invalid options. Only bots and apps may set another name or picture (Rocket.Chat 6.14,
 * `validateMessage` of app/lib/server/functions/sendMessage.ts; read).
 */
export function assertOptions({ tables, caller }: RocketChatCall, room: Room, options: MessageOptions): void {
  assertMatches(options, patterns);
  const { alias, avatar, attachments, customFields } = options;
  if ((alias || avatar) && !hasPermission(tables, caller, 'message-impersonate', room)) refuse('Not enough permission');
  if (Array.isArray(attachments)) assertAttachments(attachments);
  if (customFields) refuse('Custom fields not enabled');
}
