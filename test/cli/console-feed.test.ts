import { expect, test } from 'vitest';
import type { ConsoleConnection } from '../../cli/console/connection.ts';
import { ConsoleFeed } from '../../cli/console/feed.ts';
import type { Finding } from '../../contracts/results/finding.ts';
import type { ReportedRun } from '../../mock/journal/run-store.ts';

const identity = { source: 'check', target: 'https://desk.example.com/', vendor: 'chatwoot' } as const;

const toFinding = (name: string): Finding => ({
  check: 'schema',
  operation: 'get-channel-summary-report',
  caseId: 'get-channel-summary-report/usual',
  severity: 'violation',
  pointer: `/${name}`,
  keyword: 'type',
  message: `${name} must be an integer`,
  expected: 'integer',
  actual: 'string',
  curl: 'curl https://desk.example.com/',
  occurrences: 1,
  fingerprint: `schema|get-channel-summary-report|/${name}|type`,
});

/** Creates a connection to a console that returns these values of `isNew` in order and keeps the runs that it receives. */
function createConnection(...answers: boolean[]) {
  const received: ReportedRun[] = [];
  const connection: ConsoleConnection = {
    url: 'http://127.0.0.1:4010',
    async post(run) {
      received.push(structuredClone(run) as ReportedRun);
      return { isNew: answers.shift() ?? false };
    },
    close: async () => {},
  };
  return {
    connection,
    received,
    pointers: () => received.map(({ findings = [] }) => findings.map(({ pointer }) => pointer)),
  };
}

/** Sends three findings, one after the other. */
async function sendThree(...answers: boolean[]) {
  const { connection, received, pointers } = createConnection(...answers);
  const feed = new ConsoleFeed(connection, identity);
  for (const [index, name] of ['a', 'b'].entries()) {
    feed.report({ violation: index + 1 }, [toFinding(name)]);
    await expect.poll(() => received.length).toBe(index + 1);
  }
  feed.report({ violation: 3 }, [toFinding('c'), toFinding('a')]);
  await feed.end({ exitCode: 1 });
  return pointers();
}

test('sends each finding once while the console has the run', async () => {
  expect(await sendThree(true, false)).toEqual([['/a'], ['/b'], ['/c']]);
});

test('sends all findings again to a console that has lost the run', async () => {
  const [first, second, ...rest] = await sendThree(true, true, false);
  expect([first, second]).toEqual([['/a'], ['/b']]);
  expect(rest.flat().sort()).toEqual(['/a', '/c']);
});

test('splits many findings into several requests, and sends the end with the last', async () => {
  const { connection, received, pointers } = createConnection(true);
  const feed = new ConsoleFeed(connection, identity);
  const names = Array.from({ length: 120 }, (_, index) => `${index}`);
  feed.report({ violation: 120 }, names.map(toFinding));
  await feed.end({ exitCode: 1 });
  expect(pointers().flat()).toEqual(names.map((name) => `/${name}`));
  expect(received.length).toBeGreaterThan(1);
  expect(Math.max(...received.map((run) => JSON.stringify(run).length))).toBeLessThan(200_000);
  expect(received.at(-1)).toMatchObject({ exitCode: 1, counts: { violation: 120 }, run: received[0]?.run });
});

test('sends nothing of requests and responses', async () => {
  const { connection, received } = createConnection(true);
  const feed = new ConsoleFeed(connection, identity);
  feed.report({}, [toFinding('a')]);
  await feed.end({});
  expect(Object.keys(received[0]?.findings?.[0] ?? {}).sort()).toEqual(
    ['check', 'fingerprint', 'message', 'operation', 'pointer', 'severity'].sort(),
  );
});
