import type { ChatwootBody, ChatwootRequest } from '../../../../specs/bodies.ts';
import type { JsonObject } from '../../../../specs/json.ts';
import { getAccount, isId } from '../access.ts';
import type { SourceLink } from '../contacts.ts';
import type { ChatwootHandler } from '../handler.ts';
import { refuseBody, refuseUnknown } from '../refusals.ts';
import { findSource, isTaken, toSource } from '../sources.ts';
import type { Account, Inbox } from '../tables.ts';
import { toConversation } from '../views/conversation.ts';

type Given = ChatwootRequest<'newConversation'>;

export const newConversation: Record<string, ChatwootHandler> = {
  newConversation({ tables, caller, request, now: at, deviates, append }) {
    const account = getAccount(tables, request);
    const given = request.body as Given;
    const { inbox, contact, source } = toLink(account, given);
    const { assignee_id: assignee, team_id: team } = given;
    if (assignee && !account.members.has(assignee)) throw refuseUnknown('assignee_id');
    if (team && !account.teams.has(team)) throw refuseUnknown('team_id');

    let row = findLocked(account, inbox, contact);
    if (row === undefined) {
      const conversation = tables.last.conversation + 1;
      const ids = { account: account.id, conversation };
      append({
        type: 'conversation.created',
        at,
        ...ids,
        display_id: account.lastDisplayId + 1,
        inbox: inbox.id,
        contact,
        status: toStatus(account, inbox, contact, given),
        source,
        attributes: {
          additional: given.additional_attributes as JsonObject | undefined,
          custom: given.custom_attributes as JsonObject | undefined,
        },
      });
      if (assignee) append({ type: 'conversation.assigned', at, ...ids, assignee });
      if (team) append({ type: 'conversation.team_changed', at, ...ids, team });
      row = account.conversations.rowOf.get(conversation) - 1;
    }
    if (given.message) {
      append({
        type: 'message.created',
        at,
        account: account.id,
        conversation: account.conversations.id.get(row),
        message: tables.last.message + 1,
        direction: 'outgoing',
        sender: caller,
        private: false,
        written: { content: given.message.content },
      });
    }

    const whole = toConversation({ tables, account, deviates }, row, caller.id);
    const { id, account_id, inbox_id } = whole;
    const body: ChatwootBody<'newConversation'> = deviates('chatwoot-new-conversation-is-whole')
      ? whole
      : { id, account_id, inbox_id };
    return body;
  },
};

/** Who begins it, and where: by both ids, or by what the contact is called in its inbox. */
function toLink(account: Account, given: Given): { inbox: Inbox; contact: number; source?: string } {
  const { source_id, inbox_id, contact_id } = given;
  const named = inbox_id === undefined ? undefined : getKnown(account.inboxes.get(inbox_id), 'inbox_id');
  if (contact_id !== undefined && !(isId(contact_id) && account.contacts.rowOf.get(contact_id) > 0)) {
    throw refuseUnknown('contact_id');
  }
  if (named === undefined || contact_id === undefined) {
    const link = source_id === undefined ? undefined : findSource(account, source_id);
    return { inbox: getKnown(link && account.inboxes.get(link.inbox), 'source_id'), contact: link?.contact ?? 0 };
  }
  const link: SourceLink = { contact: contact_id, inbox: named.id };
  if (source_id !== undefined && isTaken(account, source_id, link)) {
    throw refuseBody({ name: 'source_id', message: 'should be unique' });
  }
  return { inbox: named, contact: contact_id, source: source_id === toSource(link) ? undefined : source_id };
}

function getKnown<Thing>(thing: Thing | undefined, name: string): Thing {
  if (thing === undefined) throw refuseUnknown(name);
  return thing;
}

/** A bot answers first, whatever was asked for; those who are blocked are settled at once. */
function toStatus({ contacts }: Account, inbox: Inbox, contact: number, given: Given): 'open' | 'pending' | 'resolved' {
  if (contacts.details.get(contacts.rowOf.get(contact) - 1)?.blocked) return 'resolved';
  return inbox.bot === undefined ? (given.status ?? 'open') : 'pending';
}

/** The conversation that an inbox with one conversation a contact has already. */
function findLocked({ contacts, conversations }: Account, inbox: Inbox, contact: number): number | undefined {
  if (!inbox.settings.lockToSingleConversation) return undefined;
  let next = contacts.lastConversation.get(contacts.rowOf.get(contact) - 1);
  while (next > 0 && conversations.inbox.get(next - 1) !== inbox.id)
    next = conversations.previousOfContact.get(next - 1);
  return next > 0 ? next - 1 : undefined;
}
