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

/** A line to a console that says in turn whether a run is new to it, and keeps what it was told. */
function createLine(...answers: boolean[]) {
  const told: ReportedRun[] = [];
  const line: ConsoleConnection = {
    url: 'http://127.0.0.1:4010',
    async post(run) {
      told.push(structuredClone(run) as ReportedRun);
      return { isNew: answers.shift() ?? false };
    },
    close: async () => {},
  };
  return { line, told, pointers: () => told.map(({ findings = [] }) => findings.map(({ pointer }) => pointer)) };
}

/** Tells of three findings, one after the other. */
async function tellThree(...answers: boolean[]) {
  const { line, told, pointers } = createLine(...answers);
  const feed = new ConsoleFeed(line, identity);
  for (const [index, name] of ['a', 'b'].entries()) {
    feed.tell({ violation: index + 1 }, [toFinding(name)]);
    await expect.poll(() => told.length).toBe(index + 1);
  }
  feed.tell({ violation: 3 }, [toFinding('c'), toFinding('a')]);
  await feed.end({ exitCode: 1 });
  return pointers();
}

test('a console is told of each finding once, as long as it knows the run', async () => {
  expect(await tellThree(true, false)).toEqual([['/a'], ['/b'], ['/c']]);
});

test('a console that has forgotten the run is told everything again', async () => {
  const [first, second, ...rest] = await tellThree(true, true, false);
  expect([first, second]).toEqual([['/a'], ['/b']]);
  expect(rest.flat().sort()).toEqual(['/a', '/c']);
});

test('what does not fit into one request is told in several, all of it, and the end with the last', async () => {
  const { line, told, pointers } = createLine(true);
  const feed = new ConsoleFeed(line, identity);
  const names = Array.from({ length: 120 }, (_, index) => `${index}`);
  feed.tell({ violation: 120 }, names.map(toFinding));
  await feed.end({ exitCode: 1 });
  expect(pointers().flat()).toEqual(names.map((name) => `/${name}`));
  expect(told.length).toBeGreaterThan(1);
  expect(Math.max(...told.map((run) => JSON.stringify(run).length))).toBeLessThan(200_000);
  expect(told.at(-1)).toMatchObject({ exitCode: 1, counts: { violation: 120 }, run: told[0]?.run });
});

test('nothing is told of what was sent and answered', async () => {
  const { line, told } = createLine(true);
  const feed = new ConsoleFeed(line, identity);
  feed.tell({}, [toFinding('a')]);
  await feed.end({});
  expect(Object.keys(told[0]?.findings?.[0] ?? {}).sort()).toEqual(
    ['check', 'fingerprint', 'message', 'operation', 'pointer', 'severity'].sort(),
  );
});
