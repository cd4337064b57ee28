import { hasPermission } from '../access/permissions.ts';
import type { RocketChatCall } from '../handler.ts';
import { Refusal } from '../refusal.ts';
import type { Room } from '../tables.ts';
import { findLinks, type Link } from '../views/links.ts';
import { type MessageView, toMarkup, viewMessage } from '../views/message.ts';

/**
 * Sends a text. All users may write in channels, only members in other rooms (Rocket.Chat 6.14,
 * app/authorization/server/functions/canSendMessage.ts; read).
 *
 * @param assertMessage Validates the message. It is called after the room is validated.
 * @throws Refusal
 */
export function send(call: RocketChatCall, room: Room, text: string, assertMessage: () => void): MessageView {
  const { tables, caller, now, append } = call;
  if (room.t !== 'c' && !room.members.has(caller.index)) throw new Refusal('invalid', { error: 'error-not-allowed' });
  if (room.readOnly && !hasPermission(tables, caller, 'post-readonly', room)) {
    throw new Refusal('invalid', { error: "You can't send messages because the room is readonly." });
  }
  assertMessage();
  const message = tables.messages.length + 1;
  append({ type: 'message.sent', at: now, message, room: room.id, user: caller.id, text });
  return viewMessage(tables, message);
}

/**
 * Parses links and markup of a text. Mentions are not parsed.
 *
 * @param previewed Links that get a preview. Default: all.
 */
export function parseText({ text }: MessageView, origin: string, previewed?: readonly unknown[]) {
  const urls: Link[] = findLinks(text, previewed, origin);
  return { urls, mentions: [], channels: [], md: toMarkup(text) };
}
