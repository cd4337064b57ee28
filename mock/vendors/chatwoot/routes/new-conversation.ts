import { isObject } from '../../../../specs/json/json.ts';
import { ApiError } from '../../../api-error.ts';
import { assertInboxAccess, getAccount, isValidId } from '../access/agent-access.ts';
import { identityOf, type SourceLink } from '../contacts.ts';
import { type MessageDraft, readMessage } from '../conversations/message-draft.ts';
import { findLocked, toInitialStatus } from '../conversations/new-conversation.ts';
import { findSource, isTaken, toAddress, toNewSource, toSource, toStoredSource } from '../conversations/sources.ts';
import type { ChatwootHandlers } from '../handler.ts';
import { isPresent, toInteger, toText } from '../input/casts.ts';
import { refuseOrFail, refuseSentence, refuseUnknown } from '../refusals.ts';
import { type Account, type Inbox, type Status, statuses } from '../tables.ts';
import { toConversation } from '../views/conversation.ts';
import { listMessages } from '../views/message.ts';
import { toAuthor } from './messages.ts';

type RequestParams = Record<string, unknown>;

export const newConversation = {
  newConversation({ tables, caller, request, now: at, appliesDeviation, append }) {
    const account = getAccount(tables, request);
    const params = request.body ?? {};
    const { inbox, contact, source } = toLink(account, params, tables.lastIds.conversation + 1, appliesDeviation);
    assertInboxAccess(account, caller, inbox.id);
    const status = readStatus(params, appliesDeviation);
    // Servers do not check that these exist.
    const assignee = toInteger(params.assignee_id);
    const team = toInteger(params.team_id);
    const draft = isPresent(params.message)
      ? readDraft(params.message as RequestParams, inbox, appliesDeviation)
      : undefined;

    const messagesBefore = account.messages.length;
    let row = findLocked(account, inbox, contact, source);
    if (row === undefined) {
      const conversation = tables.lastIds.conversation + 1;
      const ids = { account: account.id, conversation };
      append({
        type: 'conversation.created',
        at,
        ...ids,
        display_id: account.lastDisplayId + 1,
        inbox: inbox.id,
        contact,
        status: toInitialStatus(account, inbox, contact, status),
        until: status === 'snoozed' ? toTime(params.snoozed_until) : undefined,
        source,
        ...(assignee && { assignee }),
        ...(team && { team }),
        ...((assignee || team) && { by: { ...caller } }),
        attributes: { additional: toObject(params.additional_attributes), custom: toObject(params.custom_attributes) },
      });
      row = account.conversations.rowOf.get(conversation) - 1;
    }
    const newMessage = draft && account.messages.length;
    if (draft) {
      append({
        type: 'message.created',
        at,
        account: account.id,
        conversation: account.conversations.id.get(row),
        message: tables.lastIds.message + 1,
        direction: draft.type,
        ...toAuthor(caller, draft.type, contact),
        private: draft.isPrivate,
        written: draft.written,
      });
    }

    // A background job writes activity messages after the response.
    const known = listMessages(account, row).filter((message) => message < messagesBefore || message === newMessage);
    const whole = toConversation({ tables, account, deviates: appliesDeviation }, row, caller.id, known);
    const { id, account_id, inbox_id } = whole;
    return appliesDeviation('chatwoot-new-conversation-is-whole') ? whole : { id, account_id, inbox_id };
  },
} satisfies Partial<ChatwootHandlers>;

/** Reads the contact and the inbox of a new conversation, by both ids or by a source id. */
function toLink(account: Account, params: RequestParams, next: number, deviates: (id: string) => boolean) {
  const { source_id, inbox_id, contact_id } = params;
  const named = isPresent(inbox_id)
    ? assertKnown(account.inboxes.get(toInteger(inbox_id) ?? 0), 'inbox_id')
    : undefined;
  const contact = isPresent(contact_id) ? (toInteger(contact_id) ?? 0) : undefined;
  const row = contact !== undefined && isValidId(contact) ? account.contacts.rowOf.get(contact) - 1 : -1;
  if (contact !== undefined && row < 0) throw refuseUnknown('contact_id');
  const wanted = toText(source_id) ?? undefined;
  if (named === undefined || contact === undefined || wanted === '') {
    const link = wanted === undefined ? undefined : findSource(account, wanted);
    const inbox = assertKnown(link && account.inboxes.get(link.inbox), 'source_id');
    const isDefaultSource = link !== undefined && wanted === toSource(link);
    return { inbox, contact: link?.contact ?? 0, source: isDefaultSource ? undefined : wanted };
  }
  const link: SourceLink = { contact, inbox: named.id };
  if (wanted === undefined) {
    const address = toAddress(named.channel, identityOf(account.contacts, row));
    return { inbox: named, contact, source: address ?? toNewSource(next) };
  }
  if (isTaken(account, wanted, link)) {
    // Channels that identify contacts by an address move the address to the latest contact.
    const isAddress = ['Channel::Email', 'Channel::Sms', 'Channel::TwilioSms', 'Channel::Whatsapp'].includes(
      named.channel,
    );
    if (!isAddress || !deviates('chatwoot-requests-are-unchecked')) {
      throw refuseSentence('source_id', 'source_id should be unique');
    }
  }
  return { inbox: named, contact, source: toStoredSource(link, wanted) };
}

function assertKnown<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw refuseUnknown(name);
  return value;
}

function readStatus({ status }: RequestParams, deviates: (id: string) => boolean): Status {
  if (!isPresent(status)) return 'open';
  const known = statuses.find((each) => each === status);
  if (known) return known;
  throw refuseOrFail(deviates, { name: 'status', message: `must be one of ${statuses.join(', ')}`, keyword: 'enum' });
}

/** Reads the first message. Servers do not rescue most errors of the message builder here, and fail with 500. */
function readDraft(params: RequestParams, { channel }: Inbox, deviates: (id: string) => boolean): MessageDraft {
  try {
    return readMessage(params, channel);
  } catch (error) {
    const isRescued =
      error instanceof ApiError && error.problems.every(({ message }) => message.startsWith('Validation'));
    if (isRescued || !(error instanceof ApiError) || !deviates('chatwoot-bad-values-are-500')) throw error;
    throw new ApiError('crashed');
  }
}

/** Reads an instant; undefined if the value is not a valid time. */
function toTime(value: unknown): number | undefined {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return at >= 0 && at < Date.UTC(10_000, 0) ? at : undefined;
}

const toObject = (value: unknown) => (isObject(value) ? value : undefined);
