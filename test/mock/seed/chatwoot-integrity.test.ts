import { expect, test } from 'vitest';
import { defaultHistory } from '../../../mock/seed/company.ts';
import type { ChatwootEvent } from '../../../mock/vendors/chatwoot/events.ts';
import { listChatwootEvents, ofType } from './history.ts';

const events = listChatwootEvents();
const { now } = defaultHistory;

test('events come in order of time, in whole seconds, none after now', () => {
  const wrong = events.filter(({ at }, index) => at < (events[index - 1]?.at ?? 0) || at > now || at % 1000 !== 0);
  expect(wrong).toEqual([]);
});

test('ids count from 1 in order of time, display ids within their account', () => {
  const fromOne = (ids: readonly number[]) => ids.every((id, index) => id === index + 1);
  const conversations = ofType(events, 'conversation.created');
  expect(fromOne(conversations.map(({ conversation }) => conversation))).toBe(true);
  expect(fromOne(ofType(events, 'message.created').map(({ message }) => message))).toBe(true);
  expect(fromOne(ofType(events, 'contact.created').map(({ contact }) => contact))).toBe(true);
  for (const account of [1, 2]) {
    const own = conversations.filter((conversation) => conversation.account === account);
    expect(fromOne(own.map(({ display_id }) => display_id))).toBe(true);
  }
});

/** The kind of id that an event creates in its account. All other ids of the event must already exist. */
const makes: Partial<Record<ChatwootEvent['type'], string>> = {
  'agent.added': 'user',
  'bot.created': 'bot',
  'inbox.created': 'inbox',
  'team.created': 'team',
  'label.created': 'label',
  'contact.created': 'contact',
  'conversation.created': 'conversation',
};
const kinds = new Map(Object.values(makes).map((kind) => [kind, kind]));
kinds.set('assignee', 'user');

test('every id was created earlier in the same account', () => {
  const known = new Set<string>();
  const broken: string[] = [];
  for (const event of events) {
    if (!('account' in event) || event.type === 'account.created') continue;
    for (const [kind, id] of listIds(event)) {
      const key = `${kind} ${event.account}/${id}`;
      if (kind === makes[event.type]) known.add(key);
      else if (!known.has(key)) broken.push(`${event.type} at ${event.at}: ${key}`);
    }
  }
  expect(broken).toEqual([]);
  expect(known.size).toBeGreaterThan(9000);
});

function listIds(event: ChatwootEvent): [kind: string, id: number][] {
  const ids = Object.entries(event).flatMap(([field, value]): [string, number][] => {
    const kind = kinds.get(field);
    return kind !== undefined && typeof value === 'number' ? [[kind, value]] : [];
  });
  if ('labels' in event) ids.push(...event.labels.map((label): [string, number] => ['label', label]));
  if ('by' in event && event.by) ids.push([event.by.kind, event.by.id]);
  if ('sender' in event) ids.push([event.sender.kind, event.sender.id]);
  return ids;
}

test('a conversation starts with a message of its customer in the same second', () => {
  for (const [index, event] of events.entries()) {
    if (event.type !== 'conversation.created') continue;
    const { at, conversation, contact } = event;
    expect(events[index + 1]).toMatchObject({
      type: 'message.created',
      at,
      conversation,
      direction: 'incoming',
      sender: { kind: 'contact', id: contact },
    });
  }
});

test('customers send incoming messages, users and bots outgoing ones, and only users write notes', () => {
  const wrong = ofType(events, 'message.created').filter(
    ({ direction, sender, private: isPrivate }) =>
      (direction === 'incoming') !== (sender.kind === 'contact') || (isPrivate && sender.kind !== 'user'),
  );
  expect(wrong).toEqual([]);
});
