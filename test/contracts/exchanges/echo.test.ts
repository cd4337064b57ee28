import { beforeAll, describe, expect, test } from 'vitest';
import { createRedactor } from '../../../contracts/exchanges/redaction.ts';
import { reporters } from '../../../contracts/index.ts';
import type { Case } from '../../../contracts/plan/case.ts';
import type { Relation } from '../../../contracts/relations/relation.ts';
import type { CheckEvent } from '../../../contracts/results/check-report.ts';
import { at, type Outgoing, outgoing } from '../../faulty/fault.ts';
import { users } from '../../faulty/history.ts';
import type { Fault, ReferenceResponse } from '../../faulty/reference-server.ts';
import { collect, report } from '../reporters/collect.ts';
import { runSmall } from '../run/small-world.ts';

// A server that echoes a secret in one form that is recognised, and in other forms that are not.

const token = users[0]?.token ?? '';
const unknown = {
  firstHalf: token.slice(0, 7),
  secondHalf: token.slice(5, 12),
  shifted: token.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 97 + 13) % 26) + 97)),
};
const { firstHalf, secondHalf, shifted } = unknown;
const hex = Buffer.from(token).toString('hex');

/** Changes to a healthy response, by the places that echo the secret. */
const ways: Record<string, (answer: ReferenceResponse) => ReferenceResponse> = {
  'keys of objects, and hexadecimal in a value': (answer) => ({
    ...answer,
    body: (answer.body as Outgoing).map((row) => ({
      ...row,
      [firstHalf]: 1,
      [shifted]: { [secondHalf]: 2 },
      seen: hex,
    })),
  }),
  'keys of objects, and a header': (answer) => ({
    ...answer,
    headers: { 'x-seen': [...token].reverse().join('') },
    body: (answer.body as Outgoing).map((row) => ({ ...row, [shifted]: 1, [`${firstHalf}_${secondHalf}`]: 1 })),
  }),
  'keys, and another key': (answer) => ({
    ...answer,
    body: (answer.body as Outgoing).map((row) => ({ ...row, [`x${token}`]: 1, [shifted]: 1, [firstHalf]: 1 })),
  }),
  'the content type, and the body': (answer) => ({
    ...answer,
    headers: { 'content-type': `text/${shifted}.${firstHalf}` },
    text: `${hex} ${secondHalf}`,
  }),
  'the content type, and a parameter of it': (answer) => ({
    ...answer,
    headers: { 'content-type': `text/${shifted}.${firstHalf}; seen=${token}` },
  }),
  'the redirect target and the body': (answer) => ({
    ...answer,
    status: 302,
    headers: { location: `https://${firstHalf}.example/${shifted}/${secondHalf}` },
    text: token,
  }),
  'the redirect target and its path': (answer) => ({
    ...answer,
    status: 302,
    headers: { location: `https://${firstHalf}.example/${shifted}/${hex}` },
  }),
};

const faultOf = (change: (answer: ReferenceResponse) => ReferenceResponse): Fault =>
  at(outgoing, (_, answer) => (answer.status === 200 ? change(answer) : answer));

/** Renders a check with all reporters. */
const reportAll = (events: readonly CheckEvent[]) =>
  Object.fromEntries(reporters.map(({ name }) => [name, report(name, events)]));

describe.each(Object.entries(ways))('A response that echoes a secret in %s', (_, change) => {
  let events: CheckEvent[] = [];
  beforeAll(async () => {
    events = await collect(faultOf(change), true);
  });

  test.each(reporters.map(({ name }) => name))('reveals no part of it in the report %s', (name) => {
    const text = report(name, events);
    for (const form of [token, hex, ...Object.values(unknown)]) expect(text.toLowerCase()).not.toContain(form);
  });

  test('still has findings, and its texts are shown by their shape', () => {
    expect(report('json', events)).toMatch(/key-of-\d+-letters|\d+ characters of letters/);
  });
});

describe('A relation between responses', () => {
  const relation: Relation = {
    ...{ id: 'keys', statement: 'Keys are equal.', operations: ['report'], reads: [{ operation: 'report' }] },
    judge: () => ({
      problems: [{ pointer: `/${firstHalf}`, message: `${secondHalf} is 1.`, expected: 2, actual: 1 }],
      compared: 1,
    }),
  };
  const each: Case = { kind: 'relation', id: 'relation/keys', title: '', operation: 'report', relation };
  const judge = async (more: object) => (await runSmall(each, () => ({ json: { figure: 1 }, ...more }))).findings;

  test('shows keys and messages of healthy responses', async () => {
    expect(await judge({})).toMatchObject([
      { pointer: `/${firstHalf}`, message: `Keys are equal. ${secondHalf} is 1.` },
    ]);
  });

  test('hides keys and messages if a response echoes a secret', async () => {
    expect(await judge({ isEchoing: true })).toMatchObject([
      {
        pointer: '/key-of-7-letters-others',
        message: 'Keys are equal. The response echoes a secret, so its content is not shown.',
      },
    ]);
  });
});

test('shows the same response without the secret unchanged', async () => {
  const change = (answer: ReferenceResponse) => ({
    ...answer,
    body: (answer.body as Outgoing).map((row) => ({ ...row, [firstHalf]: 1 })),
  });
  expect(report('json', await collect(faultOf(change)))).toContain(`/${firstHalf}`);
});

test('changes no report if a value is the caller’s own token', async () => {
  const withName = (name: string) =>
    faultOf((answer) => ({
      ...answer,
      body: (answer.body as Outgoing).map((row) => ({ ...row, colour: name })),
    }));
  const [honest, other] = [reportAll(await collect(withName(token))), reportAll(await collect(withName('blue')))];
  const bare = (text = '') =>
    text
      .replace(/127\.0\.0\.1:\d+/g, 'HOST')
      .replace(/\b\d+(\.\d+)?( s\b|ms\b)/g, 'TIME')
      .replace(/(durationMs":\s*|time=")[\d.]+/g, '$1TIME')
      .replace(/((startedAt":\s*|endTimeUtc":\s*|timestamp=)")[\dTZ.:-]+/g, '$1TIME');
  expect(honest.json).toContain('colour');
  for (const name of Object.keys(other)) expect([name, bare(honest[name])]).toEqual([name, bare(other[name])]);
});

describe('A redactor recognises echoes', () => {
  const redactor = createRedactor(
    new Map([
      ['a-token-of-nobody-77', 'DESK_TOKEN'],
      ['userIdOfSomebody1', 'CHAT_USER_ID'],
    ]),
  );
  test.each<[value: unknown, place: 'key' | 'value', echoes: boolean]>([
    [{ access_token: 'a-token-of-nobody-77' }, 'value', false],
    [{ message: 'you sent a-token-of-nobody-77' }, 'value', true],
    [['A-TOKEN-OF-NOBODY-77'], 'value', true],
    [{ 'a-token-of-nobody-77': 1 }, 'value', true],
    [{ deep: [{ 'a-token-of-nobody-77': {} }] }, 'value', true],
    [{ 'x-token': 'a-token-of-nobody-77' }, 'key', true],
    // The id of a direct room consists of the ids of both users.
    [{ rid: 'userIdOfSomebody1qWx7LpZt2RbNk9YcD' }, 'value', false],
    [{ userIdOfSomebody1: 1 }, 'value', false],
    [{ rid: [...'userIdOfSomebody1'].reverse().join('') }, 'value', true],
    [{ figure: 1, text: 'nothing', none: null }, 'value', false],
  ])('in %j as %s: %j', (value, place, echoes) => {
    expect(redactor.echoes(value, place)).toBe(echoes);
  });
});
