import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CheckOptions, type CheckReport, checkContract, proposeOverlay } from '../../../contracts/index.ts';
import type { BuiltInVendorName } from '../../../specs/vendors.ts';
import { at, channels, type FaultyServer, type Outgoing, outgoing, rewrite } from '../../faulty/fault.ts';
import { figureFaults } from '../../faulty/figure-faults.ts';
import { writeReferenceDocument } from '../../faulty/reference-document.ts';
import { type Fault, startReferenceServer } from '../../faulty/reference-server.ts';
import { refusalFaults } from '../../faulty/refusal-faults.ts';
import { schemaFaults } from '../../faulty/schema-faults.ts';
import { transportFaults } from '../../faulty/transport-faults.ts';
import { referenceCredentials } from '../check-reference-server.ts';
import { combine } from '../reporters/collect.ts';

let folder: string;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-converge-'));
});
afterAll(() => rm(folder, { recursive: true }));

const listUnexplained = ({ cases }: CheckReport) =>
  cases.flatMap((each) => each.findings).filter(({ deviation }) => deviation === undefined);

const withKeywords = (faults: FaultyServer[], ...keywords: string[]) =>
  faults.filter(({ expect: { keyword } }) => keywords.includes(keyword));
/** One fault of each kind that a contract can express. */
const expressible: FaultyServer[] = [
  ...schemaFaults,
  ...withKeywords(refusalFaults, 'refusal:missing', 'refusal:invalid:group_by', 'refusal:excessive'),
  ...withKeywords(transportFaults, 'redirect', 'success', 'media-type'),
  ...withKeywords(figureFaults, 'channel-total-is-its-statuses', 'period-is-sum-of-days'),
];

/** Checks in rounds, each with the proposals of all earlier rounds. Returns the new findings of each round. */
async function converge(vendor: BuiltInVendorName, faults: Fault[], rounds: number): Promise<string[][]> {
  const server = await startReferenceServer(combine(...faults));
  try {
    const document = await writeReferenceDocument(vendor);
    const target = { url: server.url, vendor, document, credentials: referenceCredentials };
    const found: string[][] = [];
    const ledgers: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const options: CheckOptions = { ...target, retries: 0, strictInput: true, ledgers: [...ledgers] };
      const report = await checkContract(options);
      found.push([...new Set(listUnexplained(report).map(({ fingerprint, message }) => `${fingerprint} ${message}`))]);
      const { overlay } = await proposeOverlay(report, { document, ledgers });
      const ledger = join(folder, `${++files}.yaml`);
      await writeFile(ledger, overlay);
      ledgers.push(ledger);
    }
    return found;
  } finally {
    await server.close();
  }
}

const withRows = (change: (row: object, index: number) => object): Fault =>
  rewrite<Outgoing>(outgoing, (body) => body.map((row, index) => change(row, index)));
const withRefusals = (operation: string, body: unknown): Fault =>
  at(operation, (_, answer) => (answer.status >= 400 ? { ...answer, body } : answer));
const shapes = [null, 'x', 1.5, { a: 1, b: { c: 2 } }, [1], [{ d: 1 }]];

/** Servers with several deviations at once. Some deviations hide others until the contract allows them. */
const targets: Record<string, { vendor: BuiltInVendorName; faults: Fault[] }> = {
  'every kind of deviation that a contract can express': {
    vendor: 'chatwoot',
    faults: expressible.filter(({ vendor }) => vendor === 'chatwoot').map(({ fault }) => fault),
  },
  'every such kind for Rocket.Chat': {
    vendor: 'rocketchat',
    faults: expressible.filter(({ vendor }) => vendor === 'rocketchat').map(({ fault }) => fault),
  },
  'nested shapes that differ from row to row': {
    vendor: 'chatwoot',
    faults: [
      withRows((row, index) => ({ ...row, extra: { deep: { x: 1 }, mixed: shapes[index % shapes.length] } })),
      withRows((row, index) => ({ ...row, outgoing_messages_count: shapes[index % shapes.length] })),
      withRefusals(outgoing, { errors: [{ code: 1, text: 'no' }] }),
    ],
  },
  'an envelope, and refusals without a body': {
    vendor: 'chatwoot',
    faults: [
      rewrite<Outgoing>(outgoing, (body) => ({ data: body, meta: { page: 1 } })),
      withRefusals(outgoing, undefined),
      withRefusals(channels, ['no']),
    ],
  },
};

test.each(Object.entries(targets))(
  'a check with the proposals finds nothing new: %s',
  async (_, { vendor, faults }) => {
    const [first = [], ...later] = await converge(vendor, faults, 2);
    expect(first.length).toBeGreaterThan(0);
    expect(later).toEqual([[]]);
  },
);
