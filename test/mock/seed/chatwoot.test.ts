import { expect, test } from 'vitest';
import { createCompany, defaultHistory } from '../../../mock/seed/company.ts';
import { DAY, toWeekday } from '../../../mock/seed/days.ts';
import { countByDate, listChatwootEvents, median, ofType, sum } from './history.ts';

const { calendar } = createCompany(defaultHistory);
const events = listChatwootEvents();
const conversations = ofType(events, 'conversation.created');
const outageDate = new Date(calendar.outage.start).toISOString().slice(0, 10);
const messages = ofType(events, 'message.created');
const structure = ofType(listChatwootEvents({ scale: 0 }), 'agent.added');

test('scale 1 is about 6,000 conversations and 45,000 messages, one conversation in twenty belongs to the sister brand', () => {
  expect(conversations.length).toBeGreaterThan(5700);
  expect(conversations.length).toBeLessThan(6300);
  expect(messages.length).toBeGreaterThan(42_000);
  expect(messages.length).toBeLessThan(48_000);
  const ofSister = conversations.filter(({ account }) => account === 2).length / conversations.length;
  expect(ofSister).toBeGreaterThan(0.04);
  expect(ofSister).toBeLessThan(0.07);
});

test('about three of five conversations are from new customers', () => {
  const share = ofType(events, 'contact.created').length / conversations.length;
  expect(share).toBeGreaterThan(0.55);
  expect(share).toBeLessThan(0.66);
});

test('two accounts with agents, inboxes, teams and labels exist before the history starts', () => {
  const before = events.filter(({ at }) => at < calendar.start);
  const inAccount = (account: number) => before.filter((event) => 'account' in event && event.account === account);
  expect(before).toEqual(listChatwootEvents({ scale: 0 }));
  expect(ofType(inAccount(1), 'agent.added')).toHaveLength(14);
  expect(ofType(inAccount(1), 'agent.added').filter(({ role }) => role === 'administrator')).toHaveLength(2);
  expect(ofType(inAccount(1), 'bot.created')).toHaveLength(1);
  expect(ofType(inAccount(1), 'team.created')).toHaveLength(4);
  expect(ofType(inAccount(1), 'label.created')).toHaveLength(12);
  const inboxes = ofType(inAccount(1), 'inbox.created');
  expect(inboxes.length).toBeGreaterThanOrEqual(8);
  expect(new Set(inboxes.map(({ channel }) => channel)).size).toBeGreaterThanOrEqual(7);
  expect(inboxes.filter(({ workingHours }) => workingHours === undefined)).toHaveLength(2);
  expect(ofType(inAccount(2), 'agent.added')).toHaveLength(4);
  expect(ofType(inAccount(2), 'inbox.created')).toHaveLength(2);
});

test('one agent is a member of both accounts, and no administrator is', () => {
  const users = (account: number) => structure.filter((member) => member.account === account).map(({ user }) => user);
  const shared = users(1).filter((user) => users(2).includes(user));
  expect(shared).toHaveLength(1);
  const administrators = structure.filter(({ role }) => role === 'administrator').map(({ user }) => user);
  expect(administrators).toHaveLength(3);
  expect(administrators).not.toContain(shared[0]);
});

test('every user has a unique name, email address and token', () => {
  const people = ofType(events, 'user.created');
  const tokens = [...people, ...ofType(events, 'bot.created')].map(({ token }) => token);
  expect(new Set(tokens).size).toBe(people.length + 1);
  for (const token of tokens) expect(token).toMatch(/^[1-9A-HJ-NP-Za-km-z]{24}$/);
  expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
  expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
});

test('the volume is proportional to the scale', () => {
  const count = (scale: number) => ofType(listChatwootEvents({ scale }), 'conversation.created').length;
  expect(count(0)).toBe(0);
  expect(count(0.1) / conversations.length).toBeCloseTo(0.1, 1);
  expect(count(2) / conversations.length).toBeGreaterThan(1.9);
  expect(count(2) / conversations.length).toBeLessThan(2.1);
});

test('volume is low on weekends and holidays, highest on the day of the outage, and grows', () => {
  const byDate = countByDate(conversations);
  const isWeekend = (date: string) => toWeekday(Date.parse(date) / DAY) > 5;
  const weekdays = [...byDate].filter(([date]) => !isWeekend(date)).map(([, count]) => count);
  const weekends = [...byDate].filter(([date]) => isWeekend(date)).map(([, count]) => count);
  expect(median(weekends)).toBeLessThan(median(weekdays) * 0.5);
  expect(byDate.get('2025-12-25')).toBeLessThan(median(weekdays) * 0.25);
  expect(Math.max(...byDate.values())).toBe(byDate.get(outageDate));
  expect(byDate.get(outageDate)).toBeGreaterThan(median(weekdays) * 3);
  const inMonth = (month: string) => sum([...byDate].filter(([date]) => date.startsWith(month)).map(([, n]) => n));
  expect(inMonth('2026-01')).toBeGreaterThan(inMonth('2025-08') * 1.3);
});

test('customers mostly write during the day', () => {
  const share = conversations.filter(({ at }) => new Date(at).getUTCHours() < 6).length / conversations.length;
  expect(share).toBeLessThan(0.16);
});
