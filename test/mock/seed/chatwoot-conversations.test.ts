import { expect, test } from 'vitest';
import { createCompany, defaultHistory } from '../../../mock/seed/company.ts';
import { DAY, HOUR } from '../../../mock/seed/days.ts';
import { listChatwootEvents, median, ofType } from './history.ts';

interface Life {
  inbox: number;
  created: number;
  status: string;
  assigned: boolean;
  /** The time at which it became open for agents: its creation, or the handoff. */
  opened?: number;
  botSpoke: boolean;
  answered?: { by: number; seconds: number };
  resolutions: string[];
  reopened: boolean;
}

const events = listChatwootEvents();
const lives = liveThrough();
const withBot = ofType(events, 'inbox.created').find(({ bot }) => bot !== undefined)?.inbox;

/** The subset of the reducers' rules that these tests need. */
function liveThrough(): Map<number, Life> {
  const found = new Map<number, Life>();
  for (const event of events) {
    if (event.type === 'conversation.created') {
      const { inbox, at: created, status } = event;
      const opened = status === 'open' ? created : undefined;
      found.set(event.conversation, {
        inbox,
        created,
        status,
        opened,
        assigned: false,
        botSpoke: false,
        resolutions: [],
        reopened: false,
      });
    }
    const life = 'conversation' in event ? found.get(event.conversation) : undefined;
    if (life === undefined) continue;
    if (event.type === 'conversation.assigned') life.assigned = true;
    if ('by' in event) {
      if (event.type === 'conversation.opened' && event.by.kind === 'bot') life.opened = event.at;
      if (event.type === 'conversation.resolved') life.resolutions.push(event.by.kind);
      life.status = { opened: 'open', resolved: 'resolved', snoozed: 'snoozed', pended: 'pending' }[
        event.type.slice('conversation.'.length) as 'opened'
      ];
    }
    if (event.type !== 'message.created' || event.private) continue;
    if (event.sender.kind === 'bot') life.botSpoke = true;
    if (event.direction === 'incoming' && (life.status === 'resolved' || life.status === 'snoozed')) {
      life.status = 'open';
      life.reopened = true;
    }
    if (event.sender.kind === 'user' && life.opened !== undefined) {
      life.answered ??= { by: event.sender.id, seconds: (event.at - life.opened) / 1000 };
    }
  }
  return found;
}

const shareOf = (among: readonly Life[], is: (life: Life) => boolean) => among.filter(is).length / among.length;
const all = [...lives.values()];
const ofAge = (from: number, to: number) =>
  all.filter(({ created }) => created <= defaultHistory.now - from * DAY && created > defaultHistory.now - to * DAY);

test('nearly all old conversations are resolved, and a few have each other status', () => {
  const old = ofAge(30, 365);
  expect(shareOf(old, ({ status }) => status === 'resolved')).toBeGreaterThan(0.95);
  expect(new Set(old.map(({ status }) => status))).toEqual(new Set(['resolved', 'open', 'snoozed', 'pending']));
});

test('more conversations of the last days are open', () => {
  const isOpen = ({ status }: Life) => status === 'open';
  expect(shareOf(ofAge(0, 3), isOpen)).toBeGreaterThan(0.1);
  expect(shareOf(ofAge(0, 3), isOpen)).toBeGreaterThan(shareOf(ofAge(7, 30), isOpen) * 5);
});

test('the bot writes first in its inbox, resolves about a quarter alone, and writes in no other inbox', () => {
  const [bots, others] = [all.filter(({ inbox }) => inbox === withBot), all.filter(({ inbox }) => inbox !== withBot)];
  expect(shareOf(bots, ({ botSpoke }) => botSpoke)).toBeGreaterThan(0.99);
  expect(shareOf(others, ({ botSpoke }) => botSpoke)).toBe(0);
  const byBot = shareOf(bots, ({ resolutions, answered }) => resolutions.includes('bot') && answered === undefined);
  expect(byBot).toBeGreaterThan(0.19);
  expect(byBot).toBeLessThan(0.27);
});

test('some conversations are reopened and resolved twice, some never had an assignee', () => {
  expect(shareOf(all, ({ reopened }) => reopened)).toBeGreaterThan(0.05);
  expect(shareOf(all, ({ resolutions }) => resolutions.length > 1)).toBeGreaterThan(0.04);
  expect(shareOf(all, ({ assigned, status }) => !assigned && status === 'open')).toBeGreaterThan(0.001);
});

test('first replies differ by agent and by channel, and mail takes longest', () => {
  const medianBy = (toKey: (life: Life) => number) => {
    const groups = new Map<number, number[]>();
    for (const life of all) {
      if (life.answered === undefined) continue;
      groups.set(toKey(life), [...(groups.get(toKey(life)) ?? []), life.answered.seconds]);
    }
    return new Map([...groups].filter(([, waits]) => waits.length > 100).map(([key, waits]) => [key, median(waits)]));
  };
  const byAgent = medianBy(({ answered }) => answered?.by ?? 0);
  expect(byAgent.size).toBeGreaterThanOrEqual(14);
  expect(Math.max(...byAgent.values())).toBeGreaterThan(Math.min(...byAgent.values()) * 3);

  const byInbox = medianBy(({ inbox }) => inbox);
  const medianOf = (channel: string) =>
    ofType(events, 'inbox.created')
      .filter((inbox) => inbox.channel === channel)
      .map(({ inbox }) => byInbox.get(inbox) ?? 0);
  expect(Math.max(...medianOf('Channel::WebWidget'))).toBeLessThan(Math.min(...medianOf('Channel::Email')) / 4);
});

test('first reply times have a long tail: their mean is far above their median', () => {
  const waits = all.flatMap(({ answered }) => (answered === undefined ? [] : [answered.seconds]));
  const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
  expect(mean).toBeGreaterThan(median(waits) * 3);
  expect(Math.max(...waits)).toBeLessThan(8 * 86_400);
});

test('agents reply during the hours of their office, with few exceptions', () => {
  const staff = createCompany(defaultHistory).people.filter(({ department }) => /support|sister/.test(department));
  const answers = ofType(events, 'message.created').filter(({ sender }) => sender.kind === 'user');
  const byNight = answers.filter(({ at, sender }) => {
    const clock = (staff[sender.id - 1]?.office.toClock(at) ?? 0) / HOUR;
    return clock < 7 || clock > 20;
  });
  expect(byNight.length).toBeGreaterThan(0);
  expect(byNight.length / answers.length).toBeLessThan(0.03);
});
