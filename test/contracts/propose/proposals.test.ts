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
import { referenceCredentials } from '../check-reference-server.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-propose-'));
});
afterAll(() => rm(folder, { recursive: true }));

const clock = () => new Date('2026-03-01T12:00:00Z');
let files = 0;
const unknownField = { operation: outgoing, check: 'schema', keyword: 'undocumented-field' };

/**
 * Checks a faulty server, proposes a ledger, and checks the server again with it. Wrong responses to bad input are
 * violations unless `strictInput` is false, because only violations and warnings are proposed.
 */
async function checkTwice({ vendor, fault }: FaultyServer, { strictInput = true } = {}) {
  const server = await startReferenceServer(fault);
  try {
    const document = await writeReferenceDocument(vendor);
    const target = { url: server.url, vendor, document, credentials: referenceCredentials };
    const options: CheckOptions = { ...target, retries: 0, strictInput };
    const before = await checkContract(options);
    const proposals = await proposeOverlay(before, { document, clock });
    const ledger = join(folder, `proposed-${++files}.yaml`);
    await writeFile(ledger, proposals.overlay);
    const after = await checkContract({ ...options, ledgers: [ledger] });
    return { before, proposals, after };
  } finally {
    await server.close();
  }
}

const listUnexcused = ({ cases }: CheckReport) =>
  cases.flatMap((each) => each.findings).filter(({ deviation }) => deviation?.excused !== true);

const withKeywords = (faults: FaultyServer[], ...keywords: string[]) =>
  faults.filter(({ expect: { keyword } }) => keywords.includes(keyword));
/** One fault of each kind that a contract can express. Proposals for relations do not differ, so two are enough. */
const expressible: FaultyServer[] = [
  ...schemaFaults,
  ...withKeywords(refusalFaults, 'refusal:missing', 'refusal:invalid:group_by', 'refusal:excessive'),
  ...withKeywords(transportFaults, 'redirect', 'success', 'media-type'),
  ...withKeywords(figureFaults, 'channel-total-is-its-statuses', 'period-is-sum-of-days'),
];

describe('A proposal for a new finding makes it a known deviation', () => {
  test.each(expressible)('$vendor: $name', async (faulty) => {
    const { before, proposals, after } = await checkTwice(faulty);
    expect(listUnexcused(before).length).toBeGreaterThan(0);
    expect(proposals.inexpressibleCount).toBe(0);
    expect(listUnexcused(after)).toEqual([]);
    expect(after.exitCode).toBe(0);
    const { actions } = parse(proposals.overlay);
    const entries = actions.filter(
      (each: { 'x-chatpact-deviation': unknown }) => typeof each['x-chatpact-deviation'] === 'object',
    );
    expect(entries).toHaveLength(proposals.proposed);
    expect(after.summary.deviations.length).toBeGreaterThan(0);
  });
});

describe('Findings that a ledger cannot excuse', () => {
  test('are known but still violations if the server failed', async () => {
    const [faulty] = withKeywords(refusalFaults, 'server-error');
    if (!faulty) throw new Error('No fault has the keyword.');
    const { after } = await checkTwice(faulty);
    expect(listUnexcused(after)[0]).toMatchObject({ keyword: 'server-error', deviation: { excused: false } });
    expect(after.exitCode).toBe(1);
  });

  test.each([
    ['ignored:forbidden', refusalFaults, 'a caller without permission got data'],
    ['html', transportFaults, 'a document cannot describe such a body'],
    ['success', refusalFaults, 'a request that must succeed was refused or failed'],
  ] as const)('become a remark: %s', async (keyword, faults, why) => {
    const [faulty] = withKeywords([...faults], keyword);
    if (!faulty) throw new Error('No fault has the keyword.');
    const { proposals, after } = await checkTwice(faulty);
    expect(proposals.overlay).toContain('# TODO: a contract cannot express these findings.');
    expect(proposals.overlay).toContain(why);
    expect(proposals.inexpressibleCount).toBeGreaterThan(0);
    expect(after.exitCode).toBe(1);
  });
});

test('a proposal has a description, evidence, a version, and a placeholder for the owner', async () => {
  const [faulty] = schemaFaults;
  if (!faulty) throw new Error('The list of faults is empty.');
  const { before, proposals } = await checkTwice(faulty);
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

test('proposes nothing for known findings or without findings', async () => {
  const server = await startReferenceServer(schemaFaults[0]?.fault);
  const document = await writeReferenceDocument('chatwoot');
  const report = await checkContract({
    url: server.url,
    vendor: 'chatwoot',
    document,
    credentials: referenceCredentials,
  });
  await server.close();
  const baseline = { since: '2026-01-01', excused: true };
  const cases = report.cases.map((each) => ({ ...each, findings: each.findings.map((one) => ({ ...one, baseline })) }));
  const known = await proposeOverlay({ ...report, cases }, { document });
  const without = await proposeOverlay({ ...report, cases: [] }, { document });
  for (const each of [known, without]) {
    expect(each).toMatchObject({ proposed: 0, inexpressibleCount: 0 });
    expect(parse(each.overlay).actions).toEqual([]);
  }
  await expect(proposeOverlay({ ...report, vendor: 'unknown' })).rejects.toMatchObject({ code: 'UNKNOWN_VENDOR' });
});

test.each(refusalFaults.filter(({ expect: { severity } }) => severity === 'observation'))(
  'proposes nothing for responses to bad input that are observations: $name',
  async (faulty) => {
    const { before, proposals, after } = await checkTwice(faulty, { strictInput: false });
    expect(listUnexcused(before)).toContainEqual(expect.objectContaining(faulty.expect));
    expect(proposals).toMatchObject({ proposed: 0, inexpressibleCount: 0 });
    expect(after.exitCode).toBe(0);
  },
);

test('writes a remark for a field whose name is hidden', async () => {
  const rename = rewrite<Outgoing>(outgoing, (body) => body.map((row) => ({ ...row, 'ada@example.com': 1 })));
  const { proposals } = await checkTwice({ name: 'x', vendor: 'chatwoot', fault: rename, expect: unknownField });
  expect(proposals).toMatchObject({ proposed: 0, inexpressibleCount: 1 });
  expect(proposals.overlay).not.toContain('ada@');
});

test('writes remarks for findings whose pointer is not in the document', async () => {
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
