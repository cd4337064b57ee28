import { toIso } from '../../../time/iso.ts';
import { hasPermission } from '../access/permissions.ts';
import type { RocketChatCall, RocketChatHandlers } from '../handler.ts';
import { findMessage } from '../messages.ts';
import { createRefusal, Refusal } from '../refusal.ts';
import { viewMessage } from '../views/message.ts';
import { toNamedUser } from '../views/user.ts';
import { assertOptions } from './message-options.ts';
import { postMessage } from './post-message.ts';
import { parseText, send } from './send-message.ts';

export const chat = {
  'post-api-v1-chat.postMessage': postMessage,

  'post-api-v1-chat.sendMessage'(call) {
    const { message: requested = {}, previewUrls } = call.request.body ?? {};
    const { t, rid = '', msg = '', ...options } = requested;
    if (systemTypes.has(String(t))) {
      throw new Refusal('invalid', { error: "Cannot send system messages using 'chat.sendMessage'" });
    }
    const room = call.tables.rooms.get(rid);
    if (!room) throw new Refusal('unknown', { error: 'error-invalid-room' });
    const message = send(call, room, msg, () => assertOptions(call, room, options));
    const at = toIso(message.sentAt);
    const { mentions, channels, urls, md } = parseText(message, call.request.origin, previewUrls);
    const common = {
      rid,
      msg,
      ts: at,
      u: toNamedUser(call.caller),
      mentions,
      channels,
      _updatedAt: at,
      _id: message.id,
    };
    return call.appliesDeviation('rocketchat-sent-message-has-markup')
      ? { message: { ...common, urls, md }, success: true }
      : { message: { ...common, unread: true }, success: true };
  },

  'post-api-v1-chat.delete'(call) {
    const { tables, caller, request, now, append } = call;
    const { roomId, msgId = '', asUser } = request.body ?? {};
    const number = findMessage(tables, msgId);
    if (number === undefined) throw new Refusal('unknown', { error: `No message found with the id of "${msgId}".` });
    const { id, rid, author } = viewMessage(tables, number);
    if (rid !== roomId) {
      throw new Refusal('invalid', { error: 'The room id provided does not match where the message is from.' });
    }
    assertMayDelete(call, rid, author === caller, asUser ?? false);
    append({ type: 'message.deleted', at: now, message: number });
    return {
      _id: id,
      // Real servers send milliseconds as a string here, as documented.
      ts: String(now),
      message: { _id: id, rid, u: toNamedUser(author ?? caller) },
      success: true,
    };
  },
} satisfies Partial<RocketChatHandlers>;

/** Types of messages that only servers create (Rocket.Chat 6.14, app/ui-utils/lib/MessageTypes.ts; executed). */
const systemTypes = new Set([
  'uj',
  'au',
  'ut',
  'ujt',
  'ul',
  'ult',
  'ru',
  'r',
  'rm',
  'wm',
  'added-user-to-team',
  'removed-user-from-team',
  'user-muted',
  'user-unmuted',
  'subscription-role-added',
  'subscription-role-removed',
  'message_pinned',
  'room_changed_topic',
  'room_changed_description',
  'room_changed_announcement',
  'room_changed_privacy',
  'room_changed_avatar',
  'room-archived',
  'room-unarchived',
  'room-removed-read-only',
  'room-set-read-only',
]);

function assertMayDelete({ tables, caller }: RocketChatCall, rid: string, isOwn: boolean, asUser: boolean): void {
  const room = tables.rooms.get(rid);
  if (asUser && !isOwn && !hasPermission(tables, caller, 'force-delete-message', room)) {
    const error =
      'Unauthorized. You must have the permission "force-delete-message" to delete other\'s message as them.';
    throw new Refusal('invalid', { error });
  }
  const mayDelete =
    hasPermission(tables, caller, 'delete-message', room) ||
    (isOwn && hasPermission(tables, caller, 'delete-own-message', room)) ||
    (asUser && !isOwn);
  if (!mayDelete) throw createRefusal('invalid', 'Not allowed', 'error-action-not-allowed');
}
