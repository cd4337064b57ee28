/** Measures servers that share a log in a real Redis: lost writes, and how reads scale. `npm run bench:replicas` */
import { isLoadInstalled, loadByAutocannon } from './reads/load.ts';
import { measureReads } from './replicas/reads.ts';
import { isRedisInstalled, startRedis } from './replicas/redis.ts';
import { runTrial, type Trial } from './replicas/trial.ts';
import { toTable, writeSection } from './results.ts';
import { toWhole } from './statistics.ts';

const isQuick = process.argv.includes('--quick');
const seconds = isQuick ? 5 : 60;
const usual = { replicas: 3, writers: 4, seconds, scale: 1 };

if (!isRedisInstalled() || !isLoadInstalled()) {
  process.stderr.write(
    'Requires redis-server (apt-get install redis-server) and the load generator (npm --prefix bench ci).\n',
  );
  process.exit(1);
}

const redis = await startRedis({ keeps: true });
try {
  const calm = await runTrial({ ...usual, log: redis.log('calm'), kills: false });
  const killed = await runTrial({ ...usual, log: redis.log('killed'), kills: true });
  const reads = await measureReads({
    counts: [1, 2, 3],
    log: (count) => redis.log(`reads${count}`),
    load: loadByAutocannon,
  });
  const toRow = (name: string, trial: Trial) => [
    name,
    toWhole(trial.acknowledged),
    toWhole(trial.acknowledged / seconds),
    toWhole(trial.unanswered),
    trial.lost,
    trial.doubled,
    trial.alike ? 'yes' : 'NO',
  ];
  const lines = [
    `Three servers and ${usual.writers} writers on each, ${seconds} s, one Redis that syncs each entry to the disk. What was acknowledged is`,
    'compared with what each server exports at the end.',
    '',
    ...toTable([
      ['', 'acknowledged', 'a second', 'unanswered', 'lost', 'doubled', 'all alike'],
      toRow('three servers', calm),
      toRow('one of them killed (SIGKILL) and started again', killed),
    ]),
    '',
    'Reads of cached responses, 50 connections on each server:',
    '',
    ...toTable([['servers', 'reads a second'], ...reads.map(({ count, perSecond }) => [count, toWhole(perSecond)])]),
    '',
    'The servers, the load and Redis share the cores of one machine: beyond as many servers as it has cores to spare for',
    'them, more servers share the same time. What they add is seen on machines of their own.',
  ];
  await writeSection('Replicas', 'npm run bench:replicas', lines, { keep: !isQuick });
} finally {
  await redis.remove();
}
