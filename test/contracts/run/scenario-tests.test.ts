import { describe, expect, test } from 'vitest';
import { NetworkFailure, PostponedRequest } from '../../../contracts/exchanges/exchange.ts';
import type { Case } from '../../../contracts/plan/case.ts';
import { runCase } from '../../../contracts/run/run-case.ts';
import type { ScenarioTest } from '../../../contracts/scenario-tests/scenario-test.ts';
import { type Answerer, createSmallWorld, toExchange } from './small-world.ts';

const caseOf = (run: ScenarioTest['run']): Case => ({
  ...{ kind: 'scenario-test', id: 'scenario-test/made', title: 'What is made is counted.', operation: 'report' },
  scenarioTest: { id: 'made', statement: 'What is made is counted.', operations: ['report', 'make'], run },
});

/** Runs a scenario test. `undone` lists the requests of the cleanup client. */
async function run(
  play: ScenarioTest['run'],
  answer: Answerer = () => ({ json: { id: 1, figure: 1 } }),
  undo: Answerer = answer,
) {
  const { world, sent } = await createSmallWorld(answer, { tag: 'chatpact-1' });
  const undone: string[] = [];
  const { verdict, reason, findings, leftovers } = await runCase(caseOf(play), world, {
    async send(request) {
      undone.push(`${request.method} ${new URL(request.url).pathname}`);
      return toExchange(undo(new URL(request.url), request));
    },
  });
  const messages = findings.map(({ fingerprint, message }) => `${fingerprint}: ${message}`);
  return { verdict, reason, messages, findings, leftovers, undone, sent };
}

describe('A scenario test', () => {
  test('sends its own values, a JSON body, and discovered ids for other path parameters', async () => {
    const { sent, verdict } = await run(async ({ send, tag, now }) => {
      await send({ operation: 'make', query: { by: tag }, body: { at: now.toISOString() } });
      await send({ operation: 'thing' });
      await send({ operation: 'thing', path: { thing_id: '8' } });
    });
    expect(sent.map(({ method, url, body }) => [method, url.replace('https://small.example/api', ''), body])).toEqual([
      ['POST', '/things?by=chatpact-1', '{"at":"2026-01-31T12:00:00.000Z"}'],
      ['GET', '/things/7', undefined],
      ['GET', '/things/8', undefined],
    ]);
    expect(sent[0]?.headers.api_access_token).toBe('a-secret');
    expect(verdict).toBe('pass');
  });

  test('passes if all expectations hold', async () => {
    const { verdict, messages, leftovers, undone } = await run(
      async ({ send, expect: due }) => {
        expect(await send({ operation: 'report' })).toEqual({ figure: 1 });
        due('figure', '/figure', 1, { exactly: 1 });
        due('figure', '/figure', 1, { atLeast: 1 });
        due('figure', '/figure', 0, {});
      },
      () => ({ json: { figure: 1 } }),
    );
    expect({ verdict, messages, leftovers, undone }).toEqual({
      verdict: 'pass',
      messages: [],
      leftovers: [],
      undone: [],
    });
  });

  test('reports an unexpected figure once for each pointer', async () => {
    const { verdict, findings } = await run(
      async ({ expect: due, send }) => {
        await send({ operation: 'report' });
        due('Made', '/a', 2, { exactly: 1 });
        due('Made', '/b', 2, { atLeast: 3 });
        due('Made', '/c', undefined, { exactly: 0 });
        due('Made', '/c', undefined, { exactly: 0 });
      },
      () => ({ json: { figure: 1 } }),
    );
    expect(verdict).toBe('violation');
    expect(findings.map(({ message, expected, actual, check }) => [check, message, expected, actual])).toEqual([
      ['relation', 'What is made is counted. Expected 1 as "Made". Got 2.', 1, 2],
      ['relation', 'What is made is counted. Expected at least 3 as "Made". Got 2.', 3, 2],
      ['relation', 'What is made is counted. Expected 0 as "Made". Got nothing.', 0, null],
    ]);
    expect(findings[0]).toMatchObject({
      ...{ keyword: 'scenario-test/made', operation: 'report', caseId: 'scenario-test/made', severity: 'violation' },
      curl: `curl -sS -i -H "api_access_token: $CHATPACT_CHATWOOT_TOKEN" 'https://small.example/api/report'`,
    });
  });

  test('validates each response by its schema and merges equal findings', async () => {
    const { messages } = await run(
      async ({ send }) => {
        await send({ operation: 'report' });
        await send({ operation: 'report' });
      },
      () => ({ json: { figure: 'many' } }),
    );
    expect(messages).toEqual(['schema|report|/figure|type: Expected an integer at /figure. Got a string.']);
  });

  test('cleans up in reverse order with the cleanup client', async () => {
    const { undone, sent, leftovers } = await run(async ({ cleanUp }) => {
      cleanUp('thing 1', { operation: 'remove', path: { thing_id: '1' } });
      cleanUp('thing 2', { operation: 'remove', path: { thing_id: '2' } });
    });
    expect([undone, sent, leftovers]).toEqual([['DELETE /api/things/2', 'DELETE /api/things/1'], [], []]);
  });

  test('reports what it could not clean up, and what has no cleanup request', async () => {
    const cleanUp = (url: URL) => {
      if (url.pathname.endsWith('/1')) throw new NetworkFailure('gone', false);
      return url.pathname.endsWith('/2') ? { status: 500, json: {} } : { json: { id: 3 } };
    };
    const { leftovers } = await run(
      async (context) => {
        for (const thing_id of ['1', '2', '3'])
          context.cleanUp(`thing ${thing_id}`, { operation: 'remove', path: { thing_id } });
        context.cleanUp('the impossible', { operation: 'gone' });
        context.leave('a label');
      },
      undefined,
      cleanUp,
    );
    expect(leftovers).toEqual(['a label', 'the impossible', 'thing 2', 'thing 1']);
  });

  test('is inconclusive and cleaned up if it cannot continue', async () => {
    const { verdict, reason, undone } = await run(
      async ({ send, cleanUp }) => {
        cleanUp('thing 1', { operation: 'remove', path: { thing_id: '1' } });
        await send({ operation: 'gone' });
      },
      undefined,
      () => ({ json: { id: 1 } }),
    );
    expect({ verdict, reason, undone }).toEqual({
      verdict: 'inconclusive',
      reason: 'the scenario test stopped: the document has no operation gone',
      undone: ['DELETE /api/things/1'],
    });
  });

  test('cannot continue without a known id', async () => {
    const lacking = await run(
      async ({ send }) => void (await send({ operation: 'thing', path: { thing_id: { entity: 'nothing' } } })),
    );
    expect([lacking.verdict, lacking.reason, lacking.sent]).toEqual([
      ...['inconclusive', 'the scenario test stopped: no nothing is known', []],
    ]);
  });

  test('stops at the first response that is not a success', async () => {
    const messages: string[] = [];
    for (const answer of [{ status: 404, json: {} }, { body: { kind: 'empty' as const } }])
      await run(
        async ({ send }) => void (await send({ operation: 'report' }).catch((error) => messages.push(String(error)))),
        () => answer,
      );
    expect(messages).toEqual(['Interrupted: report returned 404', 'Interrupted: report returned 200']);
  });

  test('is a violation if a request is refused', async () => {
    const { verdict, messages } = await run(
      async ({ send }) => void (await send({ operation: 'report' })),
      () => ({ status: 401, json: { error: 'no' } }),
    );
    expect(verdict).toBe('violation');
    expect(messages).toEqual(['status|report||success: Expected 200. Got 401 "no".']);
  });

  test.each<[what: string, operation: string, error: Error, leftovers: string[]]>([
    [
      'a change without a response',
      'make',
      new NetworkFailure('hung up', true),
      ['perhaps what make makes (chatpact-1)'],
    ],
    ['a change that was never sent', 'make', new PostponedRequest('no time'), []],
    ['a read without a response', 'report', new NetworkFailure('hung up', true), []],
  ])('lists possible leftovers after %s', async (_, operation, error, left) => {
    const { leftovers, verdict, reason } = await run(
      async ({ send }) => void (await send({ operation })),
      () => {
        throw error;
      },
    );
    expect([leftovers, verdict, reason]).toEqual([left, 'inconclusive', `the scenario test stopped: ${error.message}`]);
  });

  test('creates a unique tag if none is given', async () => {
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
