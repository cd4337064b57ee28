import { describe, expect, test } from 'vitest';
import { checks, judgeAnswer } from '../../../contracts/checks/index.ts';
import type { Expectation } from '../../../contracts/plan/case.ts';
import type { FindingDraft } from '../../../contracts/results/finding.ts';
import type { Operation } from '../../../specs/operations.ts';
import { type Answer, loadSmall, toExchange } from '../run/small-world.ts';

const success: Expectation = { kind: 'success' };
const forbidden: Expectation = { kind: 'refusal', refusal: 'forbidden' };

async function judge(answer: Answer, expected = success, change: Partial<Operation> = {}): Promise<FindingDraft[]> {
  const contract = await loadSmall();
  const found = contract.findOperation('report');
  if (!found) throw new Error('The contract lacks the operation report.');
  return judgeAnswer({ contract, operation: { ...found, ...change }, expect: expected, exchange: toExchange(answer) });
}
const violation = (check: string, keyword: string, more: object) => [
  { check, keyword, pointer: '', severity: 'violation', ...more },
];

test('every check has an id and a statement', () => {
  expect(checks.map(({ id }) => id)).toEqual(['auth', 'status', 'content-type', 'headers', 'schema']);
  for (const { statement } of checks) expect(statement).toMatch(/^[A-Z].+\.$/);
});

describe('The status check', () => {
  test.each<[status: number, keyword: string, message: string]>([
    [202, 'success', 'Expected 200. Got 202 with an empty object.'],
    [299, 'success', 'Expected 200. Got 299 with an empty object.'],
    [300, 'redirect', 'Expected 200. Got 300.'],
    [399, 'redirect', 'Expected 200. Got 399.'],
    [400, 'success', 'Expected 200. Got 400.'],
    [401, 'success', 'Expected 200. Got 401.'],
    [499, 'success', 'Expected 200. Got 499.'],
    [500, 'server-error', 'Expected 200. Got 500.'],
  ])('reports %i if a success is expected', async (status, keyword, message) => {
    expect(await judge({ status, json: {} })).toEqual(
      violation('status', keyword, { message, expected: ['200'], actual: status }),
    );
  });

  test.each<[status: number, message: string]>([
    [401, 'Expected 403 for a request with the token of a user without the permission. Got 401.'],
    [404, 'Expected 403 for a request with the token of a user without the permission. Got 404.'],
  ])('reports %i if a refusal is expected', async (status, message) => {
    expect(await judge({ status, json: {} }, forbidden)).toEqual(
      violation('status', 'refusal:forbidden', { message, expected: 403, actual: status }),
    );
  });

  test('accepts any status for a refusal without a documented status, except a server error', async () => {
    const bot: Expectation = { kind: 'refusal', refusal: 'bot' };
    for (const status of [400, 404, 499]) expect(await judge({ status, json: {} }, bot)).toEqual([]);
    const responses = { 300: { content: {} }, 500: { content: {} } } as unknown as Operation['responses'];
    expect(await judge({ status: 300, json: {} }, bot, { responses })).toEqual([]);
    expect(await judge({ status: 500, json: {} }, bot, { responses })).toEqual(
      violation('status', 'refusal:bot', {
        ...{
          message: "Expected a refusal for a request with a bot's token. Got 500.",
          expected: 'a refusal',
          actual: 500,
        },
      }),
    );
  });

  test('accepts 404 with any body from an edition that lacks the operation', async () => {
    const behaviour = { absentIn: ['community'] };
    const page: Answer = { status: 404, body: { kind: 'other', isHtml: true } };
    expect(await judge(page, success, { behaviour })).toEqual([]);
    expect(await judge({ status: 400, json: {} }, success, { behaviour })).toHaveLength(1);
    expect(await judge(page, success, { behaviour: { absentIn: [] } })).toHaveLength(1);
    expect(await judge(page, success, { behaviour: {} })).toHaveLength(1);
  });
});

describe('A missing licence', () => {
  const behaviour = { unlicensed: { status: 400, pointer: '/errorType', value: 'not-licensed' } };

  test('is no finding if the server says so in the documented way', async () => {
    const lapsed = { status: 400, json: { errorType: 'not-licensed' } };
    expect(await judge(lapsed, success, { behaviour })).toEqual([]);
    expect(await judge(lapsed, forbidden, { behaviour })).toEqual([]);
    expect(await judge(lapsed, success, { behaviour: {} })).toHaveLength(1);
  });

  test.each<[answer: Answer]>([
    [{ status: 400, json: { errorType: 'other' } }],
    [{ status: 403, json: { errorType: 'not-licensed' } }],
    [{ status: 400, body: { kind: 'other', isHtml: true } }],
  ])('does not excuse %j', async (answer) => {
    expect(await judge(answer, success, { behaviour })).toHaveLength(1);
  });
});

describe('The auth check', () => {
  test.each<[refusal: 'unauthenticated' | 'unrecognised' | 'forbidden' | 'foreign' | 'bot', who: string]>([
    ['unauthenticated', '401 for a request without credentials'],
    ['unrecognised', 'a refusal for unknown credentials'],
    ['forbidden', '403 for a request with the token of a user without the permission'],
    ['foreign', "a refusal for a request with another account's token"],
    ['bot', "a refusal for a request with a bot's token"],
  ])('reports a 200 for a caller who must be refused: %s', async (refusal, due) => {
    expect(await judge({ json: { figure: 1 } }, { kind: 'refusal', refusal })).toMatchObject(
      violation('auth', `ignored:${refusal}`, {
        ...{ message: `Expected ${due}. Got 200 with data.`, expected: 'a refusal', actual: 200 },
      }),
    );
  });

  test('does not judge callers who have access', async () => {
    expect(await judge({ json: { figure: 1 } }, success)).toEqual([]);
    const missing = await judge({ json: { figure: 1 } }, { kind: 'refusal', refusal: 'missing' });
    expect(missing.map(({ check }) => check)).toEqual(['status']);
  });
});

describe('The checks of the body', () => {
  const documented = ['application/json'];

  test.each<[answer: Answer, keyword: string, message: string, actual: string]>([
    [{ body: { kind: 'empty' } }, 'empty', 'Expected a body of application/json. Got none.', 'empty'],
    [
      { body: { kind: 'broken', message: 'breaks off' } },
      'unreadable',
      'Expected a readable body of application/json. Got one that breaks off.',
      'unreadable',
    ],
    [
      { mediaType: 'text/html', body: { kind: 'other', isHtml: true } },
      ...(['html', 'Expected application/json. Got an HTML page.', 'HTML'] as const),
    ],
    [
      { mediaType: 'text/csv', body: { kind: 'other', isHtml: false } },
      ...(['media-type', 'Expected the content type application/json. Got text/csv.', 'text/csv'] as const),
    ],
    [
      { mediaType: undefined, body: { kind: 'other', isHtml: false } },
      ...(['media-type', 'Expected the content type application/json. Got none.', 'none'] as const),
    ],
  ])(
    'report a body that is missing, unreadable or of another media type: %j',
    async (answer, keyword, message, actual) => {
      const due = { message, actual, expected: documented };
      expect(await judge(answer)).toMatchObject(violation('content-type', keyword, due));
    },
  );

  test.each<[written: string[], mediaType: string, isDocumented: boolean]>([
    [['application/json; charset=utf-8'], 'application/json', true],
    [[' Text/CSV '], 'text/csv', true],
    [['*/*'], 'text/csv', true],
    [['text/*'], 'text/csv', true],
    [['text/*'], 'application/json', false],
    [['text/*'], 'textual/csv', false],
    [['text/plain', 'text/csv'], 'text/csv', true],
    [['text/plain', 'text/csv'], 'text/xml', false],
  ])('match the documented types %j with %s: %s', async (written, mediaType, isDocumented) => {
    const content = Object.fromEntries(written.map((type) => [type, {}]));
    const responses = { 200: { content } } as unknown as Operation['responses'];
    const drafts = await judge({ mediaType, body: { kind: 'other', isHtml: false } }, success, { responses });
    const message = `Expected the content type ${written.join(' or ')}. Got ${mediaType}.`;
    expect(drafts.map((each) => each.message)).toEqual(isDocumented ? [] : [message]);
  });

  test('accept an HTML page if it is documented and not labelled as JSON', async () => {
    const responses = {
      200: { content: { 'text/html': {}, 'application/json': {} } },
    } as unknown as Operation['responses'];
    const page = { kind: 'other', isHtml: true } as const;
    expect(await judge({ mediaType: 'text/html', body: page }, success, { responses })).toEqual([]);
    const asJson = await judge({ mediaType: 'application/json', body: page }, success, { responses });
    expect(asJson).toMatchObject([{ check: 'content-type', keyword: 'html' }]);
  });

  test('accept an empty body if no content is documented', async () => {
    const responses = { 200: { content: {} } } as unknown as Operation['responses'];
    expect(await judge({ body: { kind: 'empty' } }, success, { responses })).toEqual([]);
  });

  test.each([204, 205, 304])('accept an empty body for %i, which has none in HTTP', async (status) => {
    const content = { 'application/json': { schema: { type: 'object' }, examples: {} } };
    const responses = { [status]: { content } } as unknown as Operation['responses'];
    const judged = await judge({ status, body: { kind: 'empty' } }, success, { responses });
    expect(judged.filter(({ check }) => check === 'content-type')).toEqual([]);
  });

  test.each<[json: unknown, draft: Partial<FindingDraft>]>([
    [
      { figure: 'x' },
      {
        keyword: 'type',
        pointer: '/figure',
        message: 'Expected an integer at /figure. Got a string.',
        actual: 'string',
      },
    ],
    [
      [],
      {
        keyword: 'type',
        pointer: '',
        message: 'Expected an object as the body. Got an empty array.',
        actual: 'empty array',
      },
    ],
    [{}, { keyword: 'required', pointer: '/figure', actual: 'nothing', severity: 'violation' }],
    [
      { figure: 1, 'Ada Quill': 1 },
      { keyword: 'undocumented-field', pointer: '/Ada Quill', severity: 'warning', actual: 'integer' },
    ],
  ])('report violations of the schema: %j', async (json, draft) => {
    const [first, ...others] = await judge({ json });
    expect(others).toEqual([]);
    expect(first).toMatchObject({ check: 'schema', severity: 'violation', ...draft });
    expect(first?.message).not.toMatch(/Ada|\(it is nothing\)/);
  });

  test('report at most a thousand problems of one body', async () => {
    const contract = await loadSmall();
    const operation = contract.findOperation('things');
    if (!operation) throw new Error('The contract lacks the operation things.');
    const rows = Array.from({ length: 2_000 }, () => ({ id: 'x' }));
    const drafts = judgeAnswer({ contract, operation, expect: success, exchange: toExchange({ json: rows }) });
    expect(drafts).toHaveLength(1_000);
    const wide = Object.fromEntries(rows.map((_, index) => [`field${index}`, 1]));
    expect(await judge({ json: { figure: 1, ...wide } })).toHaveLength(999);
  });
});
