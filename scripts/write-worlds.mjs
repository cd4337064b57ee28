// Writes the default history of each vendor, so that a mock starts fast. Runs under tsx with the code of the sources.
//   node --import tsx scripts/write-worlds.mjs FOLDER
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defaultHistory } from '../mock/seed/company.ts';
import { vendors } from '../mock/vendors/index.ts';
import { builtWorldOf } from '../mock/workspaces/seeded/built-snapshots.ts';
import { SeedSnapshots } from '../mock/workspaces/seeded/seed-snapshots.ts';

const [target] = process.argv.slice(2);

mkdirSync(target, { recursive: true });
for (const [vendor, world] of new SeedSnapshots(vendors).get(defaultHistory)) {
  writeFileSync(join(target, basename(builtWorldOf(vendor).pathname)), world.serialize());
}
