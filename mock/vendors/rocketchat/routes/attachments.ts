import { isObject } from '../../../../specs/json/json.ts';
import { Refusal } from '../refusal.ts';
import { assertMatches, type Patterns } from './match.ts';

// Rocket.Chat 6.14, `validateAttachment` of app/lib/server/functions/sendMessage.ts; read.

const attachmentPatterns: Patterns = {
  color: 'string',
  text: 'string',
  ts: 'string or number',
  thumb_url: 'address',
  button_alignment: 'string',
  actions: 'list',
  message_link: 'address',
  collapsed: 'boolean',
  author_name: 'string',
  author_link: 'address',
  author_icon: 'address',
  title: 'string',
  title_link: 'address',
  title_link_download: 'boolean',
  image_dimensions: 'object',
  image_url: 'address',
  image_preview: 'string',
  image_type: 'string',
  image_size: 'number',
  audio_url: 'address',
  audio_type: 'string',
  audio_size: 'number',
  video_url: 'address',
  video_type: 'string',
  video_size: 'number',
  fields: 'list',
};

const fieldPatterns: Patterns = { short: 'boolean', title: 'string', value: 'scalar' };

const actionPatterns: Patterns = {
  type: 'string',
  text: 'string',
  url: 'address',
  image_url: 'address',
  is_webview: 'boolean',
  webview_height_ratio: 'string',
  msg: 'string',
  msg_in_chat_window: 'boolean',
};

/** Throws a {@link Refusal} for the first invalid attachment. */
export function assertAttachments(attachments: readonly unknown[]): void {
  for (const attachment of attachments) {
    assertEach([attachment], attachmentPatterns);
    const { fields, actions } = attachment as { fields?: unknown[] | null; actions?: unknown[] | null };
    assertEach(fields ?? [], fieldPatterns);
    assertEach(actions ?? [], actionPatterns);
  }
}

function assertEach(values: readonly unknown[], patterns: Patterns): void {
  for (const value of values) {
    // The server fails with this TypeError, and sends its message.
    const error = `Cannot read properties of null (reading '${Object.keys(patterns)[0]}')`;
    if (value === null) throw new Refusal('invalid', { error });
    assertMatches(value, patterns);
  }
}

/** Attachments as servers store them: the values of their fields become strings. */
export function toKeptAttachments(attachments: readonly unknown[]): unknown[] {
  return attachments.map((attachment) => {
    if (!isObject(attachment) || !Array.isArray(attachment.fields)) return attachment;
    return { ...attachment, fields: attachment.fields.map(toKeptField) };
  });
}

const toKeptField = (field: unknown) =>
  isObject(field) && field.value !== undefined ? { ...field, value: String(field.value) } : field;
