import { pickText } from '../../../seed/texts.ts';
import { toIso } from '../../../time/iso.ts';
import { toMessageId } from '../ids.ts';
import type { RocketChatTables, User } from '../tables.ts';
import { findLinks } from './links.ts';
import { toNamedUser } from './user.ts';

/** A message read from its table row. */
export interface MessageView {
  number: number;
  id: string;
  /** The room's id. */
  rid: string;
  author: User | undefined;
  sentAt: number;
  text: string;
}

/** Reads the message with a number, which must exist. */
export function viewMessage({ messages, seed, roomOrder, userOrder }: RocketChatTables, number: number): MessageView {
  const row = number - 1;
  return {
    number,
    id: toMessageId(number),
    rid: roomOrder[messages.room.get(row)]?.id ?? '',
    author: userOrder[messages.user.get(row)],
    sentAt: messages.sentAt.get(row),
    text: messages.text.get(row) ?? pickText(seed, 'chat', number),
  };
}

/** The parsed text of a message: one paragraph of plain text. */
export function toMarkup(text: string) {
  return [{ type: 'PARAGRAPH', value: [{ type: 'PLAIN_TEXT', value: text }] }];
}

/** The `lastMessage` of a room. */
export function toLastMessage({ id, rid, text, sentAt, author }: MessageView) {
  const at = toIso(sentAt);
  return {
    _id: id,
    rid,
    msg: text,
    ts: at,
    u: author ? toNamedUser(author) : { _id: '', username: '', name: '' },
    _updatedAt: at,
    urls: findLinks(text),
    mentions: [],
    channels: [],
    md: toMarkup(text),
  };
}
