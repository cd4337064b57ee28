import { describe, expect, test } from 'vitest';
import { NetworkFailure, Postponed } from '../../../contracts/exchange.ts';
import type { Case } from '../../../contracts/plan/case.ts';
import { runCase } from '../../../contracts/run.ts';
import type { Story } from '../../../contracts/stories/story.ts';
import { type Answerer, createSmallWorld, toExchange } from './small-world.ts';

const caseOf = (play: Story['play']): Case => ({
  ...{ kind: 'story', id: 'story/made', title: 'What is made is counted.', operation: 'report' },
  story: { id: 'made', statement: 'What is made is counted.', operations: ['report', 'make'], play },
});

/** Plays a story; `undone` is what the janitor was asked. */
async function play(
  story: Story['play'],
  answer: Answerer = () => ({ json: { id: 1, figure: 1 } }),
  undo: Answerer = answer,
) {
  const { world, sent } = await createSmallWorld(answer, { tag: 'chatpact-1' });
  const undone: string[] = [];
  const { verdict, reason, findings, leftovers } = await runCase(caseOf(story), world, {
    async send(request) {
      undone.push(`${request.method} ${new URL(request.url).pathname}`);
      return toExchange(undo(new URL(request.url), request));
    },
  });
  const told = findings.map(({ fingerprint, message }) => `${fingerprint}: ${message}`);
  return { verdict, reason, told, findings, leftovers, undone, sent };
}

describe('A story', () => {
  test('asks with its own values, a body as JSON, and ids of what it does not name', async () => {
    const { sent, verdict } = await play(async ({ ask, tag, now }) => {
      await ask({ operation: 'make', query: { by: tag }, body: { at: now.toISOString() } });
      await ask({ operation: 'thing' });
      await ask({ operation: 'thing', path: { thing_id: '8' } });
    });
    expect(sent.map(({ method, url, body }) => [method, url.replace('https://small.example/api', ''), body])).toEqual([
      ['POST', '/things?by=chatpact-1', '{"at":"2026-01-31T12:00:00.000Z"}'],
      ['GET', '/things/7', undefined],
      ['GET', '/things/8', undefined],
    ]);
    expect(sent[0]?.headers.api_access_token).toBe('a-secret');
    expect(verdict).toBe('pass');
  });

  test('that finds what is due passes', async () => {
    const { verdict, told, leftovers, undone } = await play(
      async ({ ask, expect: due }) => {
        expect(await ask({ operation: 'report' })).toEqual({ figure: 1 });
        due('figure', '/figure', 1, { exactly: 1 });
        due('figure', '/figure', 1, { atLeast: 1 });
        due('figure', '/figure', 0, {});
      },
      () => ({ json: { figure: 1 } }),
    );
    expect({ verdict, told, leftovers, undone }).toEqual({ verdict: 'pass', told: [], leftovers: [], undone: [] });
  });

  test('that finds another figure says which was due, once for each place', async () => {
    const { verdict, findings } = await play(
      async ({ expect: due, ask }) => {
        await ask({ operation: 'report' });
        due('Made', '/a', 2, { exactly: 1 });
        due('Made', '/b', 2, { atLeast: 3 });
        due('Made', '/c', undefined, { exactly: 0 });
        due('Made', '/c', undefined, { exactly: 0 });
      },
      () => ({ json: { figure: 1 } }),
    );
    expect(verdict).toBe('violation');
    expect(findings.map(({ message, expected, actual, check }) => [check, message, expected, actual])).toEqual([
      ['relation', 'What is made is counted. Made: 2, due 1.', 1, 2],
      ['relation', 'What is made is counted. Made: 2, due at least 3.', 3, 2],
      ['relation', 'What is made is counted. Made: nothing, due 0.', 0, null],
    ]);
    expect(findings[0]).toMatchObject({
      ...{ keyword: 'story/made', operation: 'report', caseId: 'story/made', severity: 'violation' },
      curl: `curl -sS -i -H "api_access_token: $CHATPACT_CHATWOOT_TOKEN" 'https://small.example/api/report'`,
    });
  });

  test('is judged by the schema of each answer, once for what is wrong with many', async () => {
    const { told } = await play(
      async ({ ask }) => {
        await ask({ operation: 'report' });
        await ask({ operation: 'report' });
      },
      () => ({ json: { figure: 'many' } }),
    );
    expect(told).toEqual(['schema|report|/figure|type: Expected an integer at /figure. Got a string.']);
  });

  test('cleans up the latest first, by whoever cleans up', async () => {
    const { undone, sent, leftovers } = await play(async ({ undo }) => {
      undo('thing 1', { operation: 'remove', path: { thing_id: '1' } });
      undo('thing 2', { operation: 'remove', path: { thing_id: '2' } });
    });
    expect([undone, sent, leftovers]).toEqual([['DELETE /api/things/2', 'DELETE /api/things/1'], [], []]);
  });

  test('tells what it could not clean up, and what nobody can', async () => {
    const undo = (url: URL) => {
      if (url.pathname.endsWith('/1')) throw new NetworkFailure('gone', false);
      return url.pathname.endsWith('/2') ? { status: 500, json: {} } : { json: { id: 3 } };
    };
    const { leftovers } = await play(
      async (stage) => {
        for (const thing_id of ['1', '2', '3'])
          stage.undo(`thing ${thing_id}`, { operation: 'remove', path: { thing_id } });
        stage.undo('the impossible', { operation: 'gone' });
        stage.leave('a label');
      },
      undefined,
      undo,
    );
    expect(leftovers).toEqual(['a label', 'the impossible', 'thing 2', 'thing 1']);
  });

  test('that can not go on is open, and cleaned up after', async () => {
    const { verdict, reason, undone } = await play(
      async ({ ask, undo }) => {
        undo('thing 1', { operation: 'remove', path: { thing_id: '1' } });
        await ask({ operation: 'gone' });
      },
      undefined,
      () => ({ json: { id: 1 } }),
    );
    expect({ verdict, reason, undone }).toEqual({
      verdict: 'inconclusive',
      reason: 'the story stopped: the document has no operation gone',
      undone: ['DELETE /api/things/1'],
    });
  });

  test('about a thing that is not known can not go on', async () => {
    const lacking = await play(
      async ({ ask }) => void (await ask({ operation: 'thing', path: { thing_id: { entity: 'nothing' } } })),
    );
    expect([lacking.verdict, lacking.reason, lacking.sent]).toEqual([
      ...['inconclusive', 'the story stopped: no nothing is known', []],
    ]);
  });

  test('that gets no success is interrupted', async () => {
    const messages: string[] = [];
    for (const answer of [{ status: 404, json: {} }, { body: { kind: 'empty' as const } }])
      await play(
        async ({ ask }) => void (await ask({ operation: 'report' }).catch((error) => messages.push(String(error)))),
        () => answer,
      );
    expect(messages).toEqual(['Interrupted: report answered 404', 'Interrupted: report answered 200']);
  });

  test('that is refused is broken by the refusal', async () => {
    const { verdict, told } = await play(
      async ({ ask }) => void (await ask({ operation: 'report' })),
      () => ({ status: 401, json: { error: 'no' } }),
    );
    expect(verdict).toBe('violation');
    expect(told).toEqual(['status|report||success: The answer is 401, where an answer is documented.']);
  });

  test.each<[what: string, operation: string, error: Error, leftovers: string[]]>([
    [
      'a change without an answer',
      'make',
      new NetworkFailure('hung up', true),
      ['perhaps what make makes (chatpact-1)'],
    ],
    ['a change that was never sent', 'make', new Postponed('no time'), []],
    ['a question without an answer', 'report', new NetworkFailure('hung up', true), []],
  ])('after %s knows what may be left', async (_, operation, error, left) => {
    const { leftovers, verdict, reason } = await play(
      async ({ ask }) => void (await ask({ operation })),
      () => {
        throw error;
      },
    );
    expect([leftovers, verdict, reason]).toEqual([left, 'inconclusive', `the story stopped: ${error.message}`]);
  });

  test('without a tag takes one that nobody else has', async () => {
    const tags: string[] = [];
    const { world } = await createSmallWorld(() => ({ json: {} }));
    for (const _ of [1, 2])
      await runCase(
        caseOf(async ({ tag }) => void tags.push(tag)),
        world,
      );
    expect(tags).toEqual([expect.stringMatching(/^chatpact-[0-9a-f]{8}$/), expect.stringMatching(/^chatpact-/)]);
    expect(tags[0]).not.toBe(tags[1]);
  });
});
