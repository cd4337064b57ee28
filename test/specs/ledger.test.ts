import { expect, test } from 'vitest';
import { type Contract, loadContract } from '../../specs/contract.ts';
import { parseSource } from '../../specs/documents/load.ts';
import { readOverlay } from '../../specs/documents/overlay.ts';
import { isObject, type JsonObject } from '../../specs/json/json.ts';
import { readLedger } from '../../specs/ledger.ts';
import { vendorNames } from '../../specs/vendors.ts';

const entry = { id: 'a', what: 'It differs.', evidence: 'A test of 4.11.', versions: '*', owner: 'us' };

function read(...actions: JsonObject[]) {
  const json = { overlay: '1.0.0', actions: actions.map((action) => ({ target: '$', ...action })) };
  return readLedger(readOverlay(parseSource('ledger.json', JSON.stringify(json, undefined, 1))));
}

test('an entry has the actions with the entry or its id', () => {
  const ledger = read(
    { 'x-chatpact-deviation': entry, update: { a: 1 } },
    { 'x-chatpact-deviation': { ...entry, id: 'b', excused: false } },
    { 'x-chatpact-deviation': 'a', remove: true },
  );
  expect(ledger.map(({ id, actions, excused }) => [id, actions.length, excused])).toEqual([
    ['a', 2, true],
    ['b', 1, false],
  ]);
  expect(ledger[0]).toMatchObject(entry);
});

test.each<[what: string, actions: JsonObject[], reason: RegExp]>([
  ['an action without an entry', [{ update: {} }], /x-chatpact-deviation is missing/],
  ['an id without a previous entry', [{ 'x-chatpact-deviation': 'a' }], /no entry above has the id "a"/],
  ['a duplicate id', [{ 'x-chatpact-deviation': entry }, { 'x-chatpact-deviation': entry }], /id "a" already/],
  ...['id', 'what', 'evidence', 'versions', 'owner'].map((word): [string, JsonObject[], RegExp] => [
    `an entry without ${word}`,
    [{ 'x-chatpact-deviation': { ...entry, [word]: undefined } }],
    new RegExp(`needs "${word}", a string`),
  ]),
  ['an entry with an empty word', [{ 'x-chatpact-deviation': { ...entry, what: '' } }], /needs "what", a string/],
  [
    'versions that are not a range',
    [{ 'x-chatpact-deviation': { ...entry, versions: 'new' } }],
    /expected a semver range/,
  ],
])('reports %s with its line', (_, actions, reason) => {
  expect(() => read(...actions)).toThrow(expect.objectContaining({ name: 'UsageError', code: 'INVALID_LEDGER' }));
  expect(() => read(...actions)).toThrow(reason);
  expect(() => read(...actions)).toThrow(/^ledger\.json:\d+: /);
});

const contracts = new Map<string, Contract>();
for (const vendor of vendorNames) contracts.set(vendor, await loadContract({ vendor }));
const entries = [...contracts].flatMap(([vendor, { ledger }]) => ledger.map(({ id }) => [vendor, id] as const));

/** Objects with a reference and other keys. OpenAPI 3.0 ignores keys next to a reference. */
function listShadowed(node: unknown, path = ''): string[] {
  if (Array.isArray(node)) return node.flatMap((each, index) => listShadowed(each, `${path}/${index}`));
  if (!isObject(node)) return [];
  const here = typeof node.$ref === 'string' && Object.keys(node).length > 1 ? [path] : [];
  return [...here, ...Object.entries(node).flatMap(([key, each]) => listShadowed(each, `${path}/${key}`))];
}

test.each(entries)(
  '%s: the entry %s applies alone, changes the contract, and leaves no keys next to a reference',
  (vendor, id) => {
    const documented = contracts.get(vendor);
    const amended = documented?.amend([id]);
    expect([...(amended?.applied ?? [])]).toEqual([id]);
    expect(amended?.document).not.toEqual(documented?.document);
    expect(listShadowed(amended?.document)).toEqual([]);
  },
);

test.each(entries)('%s: the entry %s has a description, evidence, and the prefix of its vendor', (vendor, id) => {
  const found = contracts.get(vendor)?.ledger.find((each) => each.id === id);
  expect(id).toMatch(new RegExp(`^${vendor}-[a-z0-9-]+$`));
  expect(found?.what).toMatch(/^.{15,}\.$/);
  expect(found?.evidence.length).toBeGreaterThan(20);
});

test.each(vendorNames)('%s: all entries together result in the observed profile', async (vendor) => {
  const documented = contracts.get(vendor);
  const observed = await loadContract({ vendor, profile: 'observed' });
  const ids = documented?.ledger.map(({ id }) => id) ?? [];
  expect(observed.applied).toEqual(new Set(ids));
  expect(documented?.applied).toEqual(new Set());
  expect(documented?.amend(ids).document).toEqual(observed.document);
  expect(documented?.amend(ids.toReversed()).document).toEqual(observed.document);
  expect(listShadowed(observed.document)).toEqual([]);
});

test('an applied entry is not applied twice', () => {
  const documented = contracts.get('chatwoot');
  const id = 'chatwoot-report-extra-metrics';
  const once = documented?.amend([id]);
  expect(once?.amend([id]).document).toEqual(once?.document);
  expect(once?.amend([])).toBe(once);
});

test('Chatwoot evidence names version 4.13 or later and the method, or an issue', () => {
  const { ledger } = contracts.get('chatwoot') as Contract;
  expect(ledger.length).toBeGreaterThan(50);
  const isSeen = (evidence: string) => /Chatwoot 4\.1[3-9]\b.*\b(executed|read)\b/s.test(evidence);
  const isReported = (evidence: string) => /^(Pull request|Issue) chatwoot#\d+/.test(evidence);
  const others = ledger.filter(({ evidence }) => !isSeen(evidence) && !isReported(evidence));
  expect(others.map(({ id, evidence }) => [id, evidence])).toEqual([]);
});
