/** Measures a log in a folder: lost writes after kills, and the cost of writes. `npm run bench:file-log` */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runKills } from './replicas/kills.ts';
import { writeMany, writeManyInMemory } from './replicas/many-writes.ts';
import { toTable, writeSection } from './results.ts';
import { toWhole } from './statistics.ts';
import { toVerdict } from './verdict.ts';

const isQuick = process.argv.includes('--quick');
const rounds = Number(process.env.CHATPACT_ROUNDS ?? (isQuick ? 3 : 60));
const count = isQuick ? 2_000 : 100_000;
const [writers, scale] = [16, 0.02];

const folder = mkdtempSync(join(tmpdir(), 'chatpact-file-log-'));
try {
  const kills = await runKills(`file:${join(folder, 'kills')}`, rounds, 8, scale);
  const many = await writeMany(join(folder, 'many'), count, writers, scale);
  const inMemory = await writeManyInMemory(Math.min(count, 10_000), writers, scale);
  const lines = [
    'A client remembers the id of every message that got 200. After SIGKILL it reads each of them through the',
    'vendor’s API, by id, and looks for duplicate texts and ids.',
    '',
    ...toTable([
      ['', 'acknowledged', 'unanswered', 'lost', 'doubled'],
      [
        `${kills.rounds} kills at random moments, 8 writers`,
        toWhole(kills.acknowledged),
        toWhole(kills.unanswered),
        kills.lost,
        kills.doubled,
      ],
      [
        `${toWhole(count)} messages, ${writers} writers, one kill`,
        toWhole(many.acknowledged),
        '',
        many.lost,
        many.doubled,
      ],
    ]),
    '',
    ...toTable([
      ['', 'messages a second'],
      ['kept in a folder', toWhole(many.perSecond)],
      ['kept nowhere', toWhole(inMemory)],
    ]),
    '',
    `With ${toWhole(count)} messages the folder has ${(many.bytes / 1e6).toFixed(1)} MB, and the mock listens ${(many.startMs / 1000).toFixed(1)} s after its start.`,
    '',
    toVerdict('No acknowledged message is lost', kills.lost + many.lost, kills.lost + many.lost === 0, '% lost'),
    toVerdict('No message exists twice', kills.doubled + many.doubled, kills.doubled + many.doubled === 0, '% doubled'),
  ];
  await writeSection('File log', 'npm run bench:file-log', lines, { keep: !isQuick });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
