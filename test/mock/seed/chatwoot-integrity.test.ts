import { expect, test } from 'vitest';
import { defaultHistory } from '../../../mock/seed/company.ts';
import { ofType, tellChatwoot } from './history.ts';

const events = tellChatwoot();
const { now } = defaultHistory;

test('events come in order of time, in whole seconds, none after now', () => {
  let last = Number.NEGATIVE_INFINITY;
  for (const { at } of events) {
    expect(at >= last && at <= now && at % 1000 === 0, `at ${at}`).toBe(true);
    last = at;
  }
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

test('every id was made earlier, in the same account', () => {
  const known = new Set<string>();
  const broken: string[] = [];
  const need = (kind: string, account: number, id: number | null | undefined, at: number) => {
    if (id !== null && id !== undefined && !known.has(`${kind} ${account}/${id}`))
      broken.push(`${kind} ${id} at ${at}`);
  };
  for (const event of events) {
    const { at } = event;
    if (event.type === 'user.created' || event.type === 'account.created') continue;
    const { account } = event;
    const add = (kind: string, id: number) => known.add(`${kind} ${account}/${id}`);
    if ('by' in event) need(event.by.kind, account, event.by.id, at);
    switch (event.type) {
      case 'agent.added':
        add('user', event.user);
        continue;
      case 'bot.created':
        add('bot', event.bot);
        continue;
      case 'inbox.created':
        need('bot', account, event.bot, at);
        add('inbox', event.inbox);
        continue;
      case 'team.created':
        add('team', event.team);
        continue;
      case 'label.created':
        add('label', event.label);
        continue;
      case 'contact.created':
        add('contact', event.contact);
        continue;
      case 'conversation.created':
        need('inbox', account, event.inbox, at);
        need('contact', account, event.contact, at);
        add('conversation', event.conversation);
        continue;
      case 'conversation.assigned':
        need('user', account, event.assignee, at);
        break;
      case 'conversation.team_changed':
        need('team', account, event.team, at);
        break;
      case 'conversation.labelled':
        for (const label of event.labels) need('label', account, label, at);
        expect(new Set(event.labels).size).toBe(event.labels.length);
        break;
      case 'message.created':
        need(event.sender.kind, account, event.sender.id, at);
        break;
    }
    need('conversation', account, event.conversation, at);
  }
  expect(broken).toEqual([]);
});

test('a conversation begins with a message of its customer, in the same second', () => {
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

test('customers write in, people and bots write out, and only people write notes', () => {
  for (const message of ofType(events, 'message.created')) {
    const { direction, sender, private: isPrivate } = message;
    expect(direction).toBe(sender.kind === 'contact' ? 'incoming' : 'outgoing');
    if (isPrivate) expect(sender.kind).toBe('user');
  }
});
