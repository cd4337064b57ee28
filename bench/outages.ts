/** Measures servers during outages of their Redis, and their start with a long log. `npm run bench:outages` */
import { measureLongLogs } from './replicas/long-log.ts';
import { isRedisInstalled, startRedis } from './replicas/redis.ts';
import { runStorm } from './replicas/storm.ts';
import { toTable, writeSection } from './results.ts';
import { toWhole } from './statistics.ts';

const isQuick = process.argv.includes('--quick');
const seconds = isQuick ? 15 : 120;
const usual = { replicas: 3, writers: 4, scale: 1 };

if (!isRedisInstalled()) {
  process.stderr.write('Requires redis-server (apt-get install redis-server).\n');
  process.exit(1);
}

const redis = await startRedis({ keeps: true });
try {
  const storm = await runStorm({ ...usual, redis, key: 'storm', seconds });
  const longLogs = await measureLongLogs(redis, isQuick ? [0, 5000] : [0, 20_000, 200_000]);
  const { redisKilled, redisPaused, replicasKilled } = storm.blows;
  const lines = [
    `Three servers and ${usual.writers} writers on each, ${seconds} s, one Redis that syncs each entry to the disk. Meanwhile Redis is killed`,
    `${redisKilled} times (SIGKILL) and stopped ${redisPaused} times (SIGSTOP, alternating between 0.5 and 4.5 s), and servers are killed ${replicasKilled} times. Each`,
    'answer to a writer is compared with what every server shows through its API at the end:',
    '',
    ...toTable([
      ['answer', 'how many', 'not true on some server'],
      ['200', toWhole(storm.acknowledged), `${storm.lost} lost, ${storm.doubled} doubled`],
      ['503, refused', toWhole(storm.refused), `${storm.revived} applied nevertheless`],
      ['504, outcome unknown at first', toWhole(storm.uncertain), `${storm.misreported} reported wrongly`],
      ['none, from a server that was killed', toWhole(storm.unanswered), ''],
    ]),
    '',
    `All servers export the same bytes: ${storm.alike ? 'yes' : 'NO'}.`,
    '',
    'Start of a server with a log of this many messages and the whole seeded history; memory after garbage collection:',
    '',
    ...toTable([
      ['messages', 'start, s', 'held, MB', 'resident, MB'],
      ...longLogs.map(({ messages, startMs, heap, resident }) => [
        toWhole(messages),
        (startMs / 1000).toFixed(1),
        toWhole(heap / 1e6),
        toWhole(resident / 1e6),
      ]),
    ]),
  ];
  await writeSection('Outages of Redis', 'npm run bench:outages', lines, { keep: !isQuick });
} finally {
  await redis.remove();
}
