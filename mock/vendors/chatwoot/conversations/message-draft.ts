import { isObject, type JsonObject } from '../../../../specs/json/json.ts';
import type { UploadedFile } from '../../../http/nested-names.ts';
import { type MessageType, messageTypes } from '../conversation-tables.ts';
import type { ChannelType, WrittenMessage } from '../events.ts';
import { isPresent, toBoolean, toInteger, toText } from '../input/casts.ts';
import { refuseBody, refuseSentence } from '../refusals.ts';

/** A new message, read from the request as Chatwoot's message builder does. */
export interface MessageDraft {
  type: MessageType;
  isPrivate: boolean;
  written: WrittenMessage;
  /** The client's own id of the message. The response repeats it, and it is not stored. */
  echo?: string;
}

const contentTypes = [
  'text input_text input_textarea input_email input_select cards form article incoming_email input_csat integrations',
  'sticker voice_call',
]
  .join(' ')
  .split(' ');
const maxContent = 150_000;
const maxAttachments = 15;

/** Allowed keys of an item, by content type. */
const itemKeys: Readonly<Record<string, readonly string[]>> = {
  input_select: ['title', 'value'],
  cards: ['title', 'description', 'media_url', 'actions'],
  form: 'type placeholder label name options default required pattern title pattern_error'.split(' '),
  article: ['title', 'description', 'link'],
};
const actionKeys = ['text', 'type', 'payload', 'uri'];

/**
 * Reads the parameters of a new message.
 *
 * Source: Chatwoot 4.13.0, app/builders/messages/message_builder.rb, app/models/message.rb,
 * app/models/concerns/content_attribute_validator.rb (executed).
 *
 * @param channel The channel of the inbox. Only API inboxes accept incoming messages.
 * @throws ApiError `invalid` with the error message of the server.
 */
export function readMessage(params: Record<string, unknown>, channel: ChannelType | undefined): MessageDraft {
  const type = readEnum('message_type', params.message_type || 'outgoing', messageTypes);
  if (type === 'incoming' && channel !== 'Channel::Api') {
    throw refuseSentence('message_type', 'Incoming messages are only allowed in Api inboxes');
  }
  const contentType = isPresent(params.content_type)
    ? readEnum('content_type', params.content_type, contentTypes)
    : undefined;
  const contentAttributes = readAttributes(params.content_attributes);
  const attachments = readAttachments(params.attachments);
  const content = toText(params.content);
  const problems = [
    ...findItemProblems(contentType, contentAttributes?.items),
    ...((content?.length ?? 0) > maxContent ? [`Content is too long (maximum is ${maxContent} characters)`] : []),
    ...(attachments.length > maxAttachments ? ['Attachments exceeded maximum allowed'] : []),
  ];
  if (problems.length > 0) {
    const field = problems[0]?.split(' ')[0]?.toLowerCase() ?? 'body';
    throw refuseSentence(field === 'content' && contentType ? 'content_attributes' : field, toSentence(problems));
  }
  const echo = toText(params.echo_id) || undefined;
  return {
    type,
    isPrivate: toBoolean(params.private) ?? false,
    ...(echo !== undefined && { echo }),
    written: {
      content,
      contentType,
      contentAttributes,
      sourceId: toText(params.source_id) ?? undefined,
      campaign: isPresent(params.campaign_id) ? toInteger(params.campaign_id) : undefined,
      ...(attachments.length > 0 && { attachments }),
    },
  };
}

/**
 * Reads the content of a message that its contact sends.
 *
 * Source: Chatwoot 4.13.0, app/controllers/public/api/v1/inboxes/messages_controller.rb (read).
 *
 * @throws ApiError `invalid` as the model refuses it.
 */
export function readContent(params: Record<string, unknown>): WrittenMessage {
  const content = toText(params.content);
  const attachments = readAttachments(params.attachments);
  if ((content?.length ?? 0) > maxContent) {
    throw refuseBody({ name: 'content', message: `is too long (maximum is ${maxContent} characters)` });
  }
  if (attachments.length > maxAttachments) {
    throw refuseBody({ name: 'attachments', message: 'exceeded maximum allowed' });
  }
  return { content, ...(attachments.length > 0 && { attachments }) };
}

const toSentence = (problems: readonly string[]) => `Validation failed: ${problems.join(', ')}`;

/** Reads an enum value: a name, or its index. */
function readEnum<Name extends string>(field: string, value: unknown, names: readonly Name[]): Name {
  const name = typeof value === 'number' ? names[value] : names.find((each) => each === value);
  if (name !== undefined) return name;
  throw refuseSentence(field, `'${toText(value)}' is not a valid ${field}`);
}

/** Reads an object, or the JSON text of an object. Anything else is ignored. */
function readAttributes(value: unknown): JsonObject | undefined {
  if (typeof value !== 'string') return isObject(value) && isPresent(value) ? value : undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Reads the uploaded files of a form. Signed ids of earlier uploads are rejected, because the mock issues none. */
function readAttachments(value: unknown): UploadedFile[] {
  if (!isPresent(value)) return [];
  const files = Array.isArray(value) ? value : Object.values(value as object);
  const isFile = (each: unknown): each is UploadedFile => typeof (each as UploadedFile | null)?.filename === 'string';
  if (!files.every(isFile)) throw refuseSentence('attachments', 'ActiveSupport::MessageVerifier::InvalidSignature');
  return files.map(({ filename, mediaType, bytes }) => ({ filename, mediaType, bytes }));
}

function findItemProblems(contentType: string | undefined, items: unknown): string[] {
  const keys = itemKeys[contentType ?? ''];
  if (!keys) return [];
  if (!isPresent(items)) return ['Content attributes At least one item is required.'];
  const list = Array.isArray(items) ? items : [items];
  if (!list.every(isObject)) return ['Content attributes Items should be a hash.'];
  const objects: JsonObject[] = list;
  const unknownKeys = [...new Set(objects.flatMap((item) => Object.keys(item).filter((key) => !keys.includes(key))))];
  const problems =
    unknownKeys.length > 0 ? [`Content attributes contains invalid keys for items : [${toSymbols(unknownKeys)}]`] : [];
  if (contentType !== 'cards') return problems;
  if (objects.some(({ actions }) => !isPresent(actions))) {
    return [...problems, 'Content attributes contains items missing actions'];
  }
  const actions = objects.flatMap((item) => (Array.isArray(item.actions) ? item.actions : []));
  const unknownActionKeys = [
    ...new Set(actions.flatMap((each) => Object.keys(each ?? {}).filter((key) => !actionKeys.includes(key)))),
  ];
  return unknownActionKeys.length > 0
    ? [...problems, `Content attributes contains invalid keys for actions:  [${toSymbols(unknownActionKeys)}]`]
    : problems;
}

const toSymbols = (keys: readonly string[]) => keys.map((key) => `:${key}`).join(', ');
