import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type CheckReport, checkContract } from '../../../contracts/index.ts';
import { createMock } from '../../../mock/server.ts';
import { vendorNames } from '../../../specs/vendors.ts';
import type { FaultyServer } from '../../faulty/fault.ts';
import { figureFaults } from '../../faulty/figure-faults.ts';
import { paginationFaults } from '../../faulty/pagination-faults.ts';
import { writeReferenceDocument } from '../../faulty/reference-document.ts';
import { refusalFaults } from '../../faulty/refusal-faults.ts';
import { schemaFaults } from '../../faulty/schema-faults.ts';
import { transportFaults } from '../../faulty/transport-faults.ts';
import { checkReferenceServer } from '../check-reference-server.ts';
import { observedSwitches } from '../judge/observed.ts';

const root = mkdtempSync(join(tmpdir(), 'chatpact-recordings-'));
afterAll(() => rmSync(root, { recursive: true }));

let ordinal = 0;
const newFolder = () => join(root, `recording-${++ordinal}`);

/** The parts of a report that do not depend on durations or on the number of requests. */
function toJudgement({ cases, exitCode, target, url, vendor, failure, shard }: CheckReport) {
  const judged = cases.map(({ durationMs: _, ...each }) => each);
  return { cases: judged, exitCode, target, url, vendor, failure, shard };
}

/** Judges a recording without a URL or credentials. */
async function replay(path: string, vendor: FaultyServer['vendor'], options = {}) {
  const document = await writeReferenceDocument(vendor);
  return checkContract({ url: '', vendor: '', replay: path, document, credentials: {}, ...options });
}

// Each case runs two checks, so only every sixth fault is tested.
const faulty: Pick<FaultyServer, 'name' | 'vendor' | 'fault'>[] = [
  ...[...schemaFaults, ...refusalFaults, ...transportFaults, ...paginationFaults, ...figureFaults],
  ...observedSwitches.map(({ id, ...rest }) => ({ name: id, ...rest })),
].filter((_, index) => index % 6 === 0);

describe('A recording', () => {
  test.each(vendorNames)('of the reference server of %s is judged like the server', async (vendor) => {
    const record = newFolder();
    const live = await checkReferenceServer(vendor, undefined, { record });
    const again = await replay(record, vendor);
    expect(toJudgement(again)).toEqual(toJudgement(live));
    expect(live.summary.requests).toBeGreaterThan(10);
    expect(again.summary.requests).toBe(0);
  });

  test.each(faulty)('of $vendor is judged like the faulty server: $name', async ({ vendor, fault }) => {
    const record = newFolder();
    const live = await checkReferenceServer(vendor, fault, { record });
    expect(toJudgement(await replay(record, vendor))).toEqual(toJudgement(live));
  });

  test('is the same for the same server', async () => {
    const folders = [newFolder(), newFolder()];
    const texts: string[] = [];
    for (const record of folders) {
      const { url } = await checkReferenceServer('chatwoot', undefined, { record });
      const files = readdirSync(record).sort();
      expect(files).toEqual(['cases.ndjson', 'exchanges.ndjson', 'recording.json']);
      texts.push(files.map((name) => readFileSync(join(record, name), 'utf8').replaceAll(url, 'URL')).join());
    }
    expect(texts[1]).toBe(texts[0]);
  });

  test('keeps the shard that was checked', async () => {
    const record = newFolder();
    const live = await checkReferenceServer('chatwoot', undefined, { record, shard: { index: 1, count: 3 } });
    expect(toJudgement(await replay(record, 'chatwoot'))).toEqual(toJudgement(live));
  });

  test('is judged with the current options for strictness and selection', async () => {
    const record = newFolder();
    const [lax] = schemaFaults.filter(({ expect: { severity } }) => severity);
    if (!lax) throw new Error('No fault is a warning.');
    const { fault, vendor } = lax;
    expect((await checkReferenceServer(vendor, fault, { record })).exitCode).toBe(0);
    expect((await replay(record, vendor, { strict: true })).exitCode).toBe(1);
    const part = await replay(record, vendor, { only: ['relation/*'] });
    expect(part.cases.length).toBeGreaterThan(0);
    expect(part.cases.every(({ kind }) => kind === 'relation')).toBe(true);
  });

  test('repeats that a check was stopped', async () => {
    const record = newFolder();
    const live = await checkReferenceServer('chatwoot', undefined, { record, maxRequests: 12, workers: 1 });
    expect(live.summary.verdicts.inconclusive).toBeGreaterThan(0);
    expect(toJudgement(await replay(record, 'chatwoot'))).toEqual(toJudgement(live));
  });

  test('repeats that a server was unreachable', async () => {
    const record = newFolder();
    const credentials = { CHATPACT_CHATWOOT_TOKEN: 'somebody-or-other' };
    const live = await checkContract({
      url: 'http://127.0.0.1:9',
      vendor: 'chatwoot',
      credentials,
      record,
      retries: 0,
    });
    expect(live).toMatchObject({ exitCode: 3, failure: { kind: 'unreachable' } });
    const again = await checkContract({ url: '', vendor: '', credentials: {}, replay: record });
    expect(toJudgement(again)).toEqual(toJudgement(live));
  });

  test.each(vendorNames)('of a scenario test of %s is replayed without requests', async (vendor) => {
    const record = newFolder();
    const mock = await createMock({ vendors: [vendor], scale: 0.1 });
    const options = {
      vendor,
      credentials: mock.credentials,
      allowWrites: true,
      only: ['scenario-test/*', '*/success*'],
    };
    const live = await checkContract({ url: mock.url, record, ...options });
    const requests = async () => (await (await fetch(`${mock.url}/__admin/requests`)).text()).length;
    const before = await requests();
    const again = await checkContract({ url: '', vendor: '', replay: record, credentials: {} });
    expect(await requests()).toBe(before);
    await mock.close();
    expect(live.cases.filter(({ kind }) => kind === 'scenario-test').map(({ verdict }) => verdict)).toEqual(['pass']);
    expect(toJudgement(again)).toEqual(toJudgement(live));
  });

  test('lists the exchanges of each case', async () => {
    const record = newFolder();
    const live = await checkReferenceServer('chatwoot', undefined, { record });
    const lines = readFileSync(join(record, 'cases.ndjson'), 'utf8').trim().split('\n');
    const read = new Map(
      lines.map((line) => JSON.parse(line)).map(({ case: id, exchanges }) => [id, exchanges.length]),
    );
    expect([...read.keys()]).toEqual(['(target)', ...live.cases.map(({ id }) => id)]);
    for (const { id, verdict } of live.cases) if (verdict !== 'skipped') expect(read.get(id)).toBeGreaterThan(0);
  });

  test('can be scored', async () => {
    const record = newFolder();
    const only = ['get-channel-summary-report/*', 'relation/channel-*'];
    const live = await checkReferenceServer('chatwoot', undefined, { record, only, score: true });
    expect((await replay(record, 'chatwoot', { score: true })).score?.mutants).toBe(live.score?.mutants);
  });

  test.each<[what: string, change: (folder: string) => void]>([
    ['does not exist', (folder) => rmSync(folder, { recursive: true })],
    ['lacks a file', (folder) => rmSync(join(folder, 'cases.ndjson'))],
    ['is cut off', (folder) => writeFileSync(join(folder, 'exchanges.ndjson'), '{"id":1,"requ')],
    ['has another format', (folder) => writeFileSync(join(folder, 'recording.json'), '{"format":"x/9"}')],
    ['has an invalid exchange', (folder) => writeFileSync(join(folder, 'exchanges.ndjson'), '{"id":1}\n')],
  ])('causes a usage error if it %s', async (_, change) => {
    const record = newFolder();
    await checkReferenceServer('rocketchat', undefined, { record });
    change(record);
    await expect(replay(record, 'rocketchat')).rejects.toMatchObject({ name: 'UsageError', code: 'INVALID_RECORDING' });
  });

  test('cannot be written to a folder with other files', async () => {
    writeFileSync(join(root, 'letter.txt'), 'mine');
    const check = checkReferenceServer('rocketchat', undefined, { record: root });
    await expect(check).rejects.toMatchObject({ code: 'FOLDER_NOT_EMPTY' });
  });
});
