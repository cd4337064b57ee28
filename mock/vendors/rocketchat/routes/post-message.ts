import { toIso } from '../../../time/iso.ts';
import type { RocketChatCall, RocketChatCallOf } from '../handler.ts';
import { Refusal } from '../refusal.ts';
import type { Room } from '../tables.ts';
import { toNamedUser, toPlainUser } from '../views/user.ts';
import { toKeptAttachments } from './attachments.ts';
import { openDirectRoom } from './direct-messages.ts';
import { findRoom } from './find-room.ts';
import { assertOptions, type MessageOptions } from './message-options.ts';
import { parseText, send } from './send-message.ts';

interface Posted {
  roomId?: unknown;
  channel?: unknown;
  text?: unknown;
  msg?: unknown;
  username?: unknown;
  alias?: unknown;
  icon_url?: unknown;
  avatar?: unknown;
  icon_emoji?: unknown;
  emoji?: unknown;
  attachments?: unknown;
  parseUrls?: unknown;
  groupable?: unknown;
  tmid?: unknown;
  customFields?: unknown;
}

/**
 * Sends a message to each of the given rooms, and returns the first one. Messages sent before a refusal stay
 * (Rocket.Chat
 * 6.14, app/lib/server/functions/processWebhookMessage.ts; read).
 */
export function postMessage(call: RocketChatCallOf<'post-api-v1-chat.postMessage'>) {
  const posted: Posted = call.request.body ?? {};
  const given = posted.channel || posted.roomId || '';
  const targets = [...new Set(Array.isArray(given) ? given : [given])].map(String);
  const [first] = targets.map((target) => postTo(call, target, posted));
  if (!first) throw new Refusal('invalid', { error: 'unknown-error' });
  return first;
}

function postTo(call: RocketChatCall, target: string, posted: Posted) {
  const room = resolveTarget(call, target);
  const attachments = Array.isArray(posted.attachments) ? posted.attachments : undefined;
  const text = toText(posted.text || posted.msg);
  const pictures = toPicture(posted);
  const alias = posted.username || posted.alias || '';
  const options: MessageOptions = {
    ...pictures,
    alias,
    tmid: posted.tmid,
    attachments,
    customFields: posted.customFields,
  };
  const message = send(call, room, text, () => assertOptions(call, room, options));
  const { id, rid, sentAt } = message;
  const at = toIso(sentAt);
  const parseUrls = posted.parseUrls ?? attachments === undefined;
  const shown = {
    alias: String(alias),
    msg: text,
    // Servers send both back as they are, whatever their types.
    parseUrls: parseUrls as boolean,
    groupable: (posted.groupable ?? false) as boolean,
    ...{ ts: at, rid, _updatedAt: at, _id: id },
  };
  const sent = { ts: call.now, channel: target, success: true };
  if (!call.appliesDeviation('rocketchat-sent-message-has-markup')) {
    return { ...sent, message: { ...shown, u: toPlainUser(call.caller) } };
  }
  const tmid = posted.tmid === undefined ? {} : { tmid: posted.tmid };
  const more = { attachments: toKeptAttachments(attachments ?? []), ...pictures, ...tmid };
  const { urls, ...parts } = parseText(message, call.request.origin);
  const links = parseUrls ? { urls } : {};
  return { ...sent, message: { ...shown, ...more, u: toNamedUser(call.caller), ...links, ...parts } };
}

const toText = (value: unknown) => (value ? String(value).trim() : '');

/** The picture of a message, or else its emoji. */
function toPicture({ icon_url, avatar, icon_emoji, emoji }: Posted): { avatar?: unknown } | { emoji?: unknown } {
  if (isFilled(icon_url) || isFilled(avatar)) return { avatar: icon_url || avatar };
  return isFilled(icon_emoji) || isFilled(emoji) ? { emoji: icon_emoji || emoji } : {};
}

const isFilled = (value: unknown) => typeof value === 'string' && value !== '';

/**
 * Finds the room of a target: `#room`, `@user`, or without a prefix a room or else a user. `@user` takes a username or
 * id; without the prefix a user needs the id. Creates the direct room if needed (Rocket.Chat 6.14,
 * getRoomByNameOrIdWithOptionToJoin.ts; read).
 */
function resolveTarget(call: RocketChatCall, target: string): Room {
  const { tables, caller } = call;
  const name = /^[#@]/.test(target) ? target.slice(1) : target;
  const room = target.startsWith('@') ? undefined : findRoom(tables, name);
  if (room) return room;
  const id = target.startsWith('@') && !tables.users.has(name) ? tables.usernames.get(name.toLowerCase()) : name;
  const user = target.startsWith('#') ? undefined : tables.users.get(id ?? '');
  if (user) return openDirectRoom(call, [caller, user]);
  const direct = target.startsWith('@') ? tables.rooms.get(name) : undefined;
  if (direct?.t === 'd') return direct;
  throw new Refusal('unknown', { error: '[invalid-channel]', errorType: 'invalid-channel' });
}
