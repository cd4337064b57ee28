import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { runAtOnce } from '../../../mock/incremental-work.ts';
import { createCompany, defaultHistory } from '../../../mock/seed/company.ts';
import type { Vendor } from '../../../mock/vendor-interface/vendor.ts';
import { vendors } from '../../../mock/vendors/index.ts';
import { builtWorldOf } from '../../../mock/workspaces/seeded/built-snapshots.ts';
import { SeedSnapshots } from '../../../mock/workspaces/seeded/seed-snapshots.ts';
import { buildIfNeeded } from '../../build.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'dist', 'mock', 'built-worlds');
const readBuilt = ({ name }: Vendor) =>
  new Uint8Array(readFileSync(join(folder, basename(builtWorldOf(name).pathname))));

beforeAll(buildIfNeeded);

test.each(vendors)('the built world of $name equals the seeded one', (vendor) => {
  // With a separate company, as in a mock with only this vendor.
  const world = runAtOnce(vendor.createWorld(defaultHistory.seed, createCompany(defaultHistory)));
  expect(Buffer.compare(world.serialize(), readBuilt(vendor))).toBe(0);
});

test.each(vendors)('deserializing a world of $name restores it, and changing a fork does not change it', (vendor) => {
  const built = readBuilt(vendor);
  const world = vendor.deserializeWorld(built);
  const fork = world?.fork();
  for (const event of fork?.listDueEvents(Date.UTC(2027, 0)) ?? []) fork?.fold(event);
  expect(Buffer.compare(world?.serialize() ?? Buffer.of(), readBuilt(vendor))).toBe(0);
  expect(Buffer.compare(built, readBuilt(vendor))).toBe(0);
});

test('the mocks of a process share worlds with equal histories only', () => {
  const history = { ...defaultHistory, scale: 0 };
  const [one, other, later] = [history, history, { ...history, seed: 2 }].map((each) =>
    new SeedSnapshots(vendors).get(each),
  );
  for (const { name } of vendors) {
    expect(other?.get(name)).toBe(one?.get(name));
    expect(later?.get(name)).not.toBe(one?.get(name));
  }
});
