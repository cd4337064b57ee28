import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type CheckOptions, type CheckReport, checkContract, proposeOverlay } from '../../../contracts/index.ts';
import { type FaultyServer, type Outgoing, outgoing, rewrite } from '../../faulty/fault.ts';
import { figureFaults } from '../../faulty/figure-faults.ts';
import { writeReferenceDocument } from '../../faulty/reference-document.ts';
import { startReferenceServer } from '../../faulty/reference-server.ts';
import { refusalFaults } from '../../faulty/refusal-faults.ts';
import { schemaFaults } from '../../faulty/schema-faults.ts';
import { transportFaults } from '../../faulty/transport-faults.ts';
import { twinCredentials } from '../check-reference-server.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-propose-'));
});
afterAll(() => rm(folder, { recursive: true }));

const clock = () => new Date('2026-03-01T12:00:00Z');
let files = 0;
const unknownField = { operation: outgoing, check: 'schema', keyword: 'undocumented-field' };

/**
 * Checks a faulty server, proposes, and checks it again by what was proposed. Bad input is held against it, too, unless
 * said otherwise: only what is held against a server is proposed.
 */
async function goRound({ vendor, fault }: FaultyServer, { strictInput = true } = {}) {
  const twin = await startReferenceServer(fault);
  try {
    const document = await writeReferenceDocument(vendor);
    const target = { url: twin.url, vendor, document, credentials: twinCredentials };
    const options: CheckOptions = { ...target, retries: 0, strictInput };
    const before = await checkContract(options);
    const proposals = await proposeOverlay(before, { document, clock });
    const ledger = join(folder, `proposed-${++files}.yaml`);
    await writeFile(ledger, proposals.overlay);
    const after = await checkContract({ ...options, ledgers: [ledger] });
    return { before, proposals, after };
  } finally {
    await twin.close();
  }
}

const unexcused = ({ cases }: CheckReport) =>
  cases.flatMap((each) => each.findings).filter(({ deviation }) => deviation?.excused !== true);

const named = (faults: FaultyServer[], ...keywords: string[]) =>
  faults.filter(({ expect: { keyword } }) => keywords.includes(keyword));
/** One of each kind that a contract has words for; relations are all alike. */
const expressible: FaultyServer[] = [
  ...schemaFaults,
  ...named(refusalFaults, 'refusal:missing', 'refusal:invalid:group_by', 'refusal:excessive'),
  ...named(transportFaults, 'redirect', 'success', 'media-type'),
  ...named(figureFaults, 'channel-total-is-its-statuses', 'period-is-sum-of-days'),
];

describe('What is proposed for a new finding makes it a known deviation', () => {
  test.each(expressible)('$vendor: $name', async (faulty) => {
    const { before, proposals, after } = await goRound(faulty);
    expect(unexcused(before).length).toBeGreaterThan(0);
    expect(proposals.inexpressibleCount).toBe(0);
    expect(unexcused(after)).toEqual([]);
    expect(after.exitCode).toBe(0);
    const { actions } = parse(proposals.overlay);
    const entries = actions.filter(
      (each: { 'x-chatpact-deviation': unknown }) => typeof each['x-chatpact-deviation'] === 'object',
    );
    expect(entries).toHaveLength(proposals.proposed);
    expect(after.summary.deviations.length).toBeGreaterThan(0);
  });
});

describe('What nobody should get used to', () => {
  test('is known from then on, and stays a violation: a crash', async () => {
    const [faulty] = named(refusalFaults, 'server-error');
    if (!faulty) throw new Error('There is such a fault.');
    const { after } = await goRound(faulty);
    expect(unexcused(after)[0]).toMatchObject({ keyword: 'server-error', deviation: { excused: false } });
    expect(after.exitCode).toBe(1);
  });

  test.each([
    ['ignored:forbidden', refusalFaults, 'a caller without the permission got an answer'],
    ['html', transportFaults, 'a document cannot describe such a body'],
    ['success', refusalFaults, 'a request that must succeed was refused or failed'],
  ] as const)('is a remark: %s', async (keyword, faults, why) => {
    const [faulty] = named([...faults], keyword);
    if (!faulty) throw new Error('There is such a fault.');
    const { proposals, after } = await goRound(faulty);
    expect(proposals.overlay).toContain('# TODO: a contract cannot express these findings.');
    expect(proposals.overlay).toContain(why);
    expect(proposals.inexpressibleCount).toBeGreaterThan(0);
    expect(after.exitCode).toBe(1);
  });
});

test('A proposal says what, how it is known, of which version, and that nobody owns it yet', async () => {
  const [faulty] = schemaFaults;
  if (!faulty) throw new Error('There is a first fault.');
  const { before, proposals } = await goRound(faulty);
  const [first] = parse(proposals.overlay).actions;
  expect(first).toMatchObject({
    target: '$.components.schemas.outgoing_messages_count.items.properties.outgoing_messages_count.type',
    'x-chatpact-deviation': {
      id: 'chatwoot-get-outgoing-messages-count-outgoing-messages-count-type',
      what: 'Expected a number at /0/outgoing_messages_count. Got a string.',
      versions: '=4.11.0',
      owner: expect.stringMatching(/^TODO/),
      evidence: expect.stringMatching(
        /^Observed by chatpact check on 127\.0\.0\.1:\d+, version 4\.11\.0, on 2026-03-01: schema\|/,
      ),
    },
  });
  const document = await writeReferenceDocument('chatwoot');
  const again = await proposeOverlay({ ...before, target: undefined }, { document, clock });
  expect(parse(again.overlay).actions[0]['x-chatpact-deviation'].versions).toBe('*');
});

test('Of what is known already, by the ledger or a baseline, nothing is proposed; of nothing, nothing', async () => {
  const twin = await startReferenceServer(schemaFaults[0]?.fault);
  const document = await writeReferenceDocument('chatwoot');
  const report = await checkContract({ url: twin.url, vendor: 'chatwoot', document, credentials: twinCredentials });
  await twin.close();
  const baseline = { since: '2026-01-01', excused: true };
  const cases = report.cases.map((each) => ({ ...each, findings: each.findings.map((one) => ({ ...one, baseline })) }));
  const known = await proposeOverlay({ ...report, cases }, { document });
  const none = await proposeOverlay({ ...report, cases: [] }, { document });
  for (const each of [known, none]) {
    expect(each).toMatchObject({ proposed: 0, left: 0 });
    expect(parse(each.overlay).actions).toEqual([]);
  }
  await expect(proposeOverlay({ ...report, vendor: 'nobody' })).rejects.toMatchObject({ code: 'UNKNOWN_VENDOR' });
});

test.each(refusalFaults.filter(({ expect: { severity } }) => severity === 'observation'))(
  'Of an answer to bad input that no document promises nothing is proposed: $name',
  async (faulty) => {
    const { before, proposals, after } = await goRound(faulty, { strictInput: false });
    expect(unexcused(before)).toContainEqual(expect.objectContaining(faulty.expect));
    expect(proposals).toMatchObject({ proposed: 0, left: 0 });
    expect(after.exitCode).toBe(0);
  },
);

test('A field whose name is not shown becomes a remark', async () => {
  const rename = rewrite<Outgoing>(outgoing, (body) => body.map((row) => ({ ...row, 'ada@example.com': 1 })));
  const { proposals } = await goRound({ name: 'x', vendor: 'chatwoot', fault: rename, expect: unknownField });
  expect(proposals).toMatchObject({ proposed: 0, left: 1 });
  expect(proposals.overlay).not.toContain('ada@');
});

test('Findings of places that the document does not have become remarks, whatever their pointers', async () => {
  const document = await writeReferenceDocument('chatwoot');
  const operation = 'get-outgoing-messages-count';
  const base = { operation, caseId: `${operation}/success`, curl: '', message: 'x', expected: 1, occurrences: 1 };
  const findings = ['/nowhere', "/a'b\\c/~1", '', '/0/0/0/0'].map((pointer) => {
    const rest = { check: 'schema', keyword: 'nonsense', actual: 'object', severity: 'violation' as const };
    return { ...base, ...rest, pointer, fingerprint: `schema|${operation}|${pointer}|nonsense` };
  });
  const report = { vendor: 'chatwoot', url: 'nonsense', cases: [{ findings }] } as unknown as CheckReport;
  const { overlay, proposed, inexpressibleCount } = await proposeOverlay(report, { document });
  expect([proposed, inexpressibleCount]).toEqual([0, 4]);
  expect(parse(overlay).actions).toEqual([]);
});
