/**
 * Compares the requests per second of chatpact with those of other servers that send the same responses: `npm run
 * bench`. `--quick` makes a short run without writing RESULTS.md.
 */
import { chatpact, peers } from './peers/index.ts';
import { describePeer, findObstacle } from './peers/peer.ts';
import { isLoadInstalled, loadByAutocannon } from './reads/load.ts';
import { measureReads } from './reads/measure.ts';
import { toReadsSection } from './reads/report.ts';
import { writeSection } from './results.ts';

const isQuick = process.argv.includes('--quick');
const extent = isQuick
  ? { rounds: 1, firstWarmUpSeconds: 1, warmUpSeconds: 0, seconds: 1 }
  : { rounds: 5, firstWarmUpSeconds: 2, warmUpSeconds: 0.3, seconds: 1.2 };
const connections = 50;

if (!isLoadInstalled()) {
  process.stderr.write('The load and the peers are not installed: npm --prefix bench ci\n');
  process.exit(1);
}

const others = peers.filter((peer) => peer !== chatpact);
const reads = await measureReads({ peers: others, cold: ['Express'], load: loadByAutocannon, connections, ...extent });
const present = others.filter((peer) => findObstacle(peer) === undefined);
const versions = [...new Set(present.map(describePeer))].join(' · ');
const lines = [
  `${versions}`,
  '',
  `${connections} connections, ${extent.rounds} alternating rounds of ${extent.seconds} s, a process for each server and one for the load; medians`,
  '(least–most). chatpact authenticates, keeps its journal and can inject faults.',
  '',
  ...toReadsSection(reads),
];
await writeSection('Hot and cold reads', 'npm run bench', lines, { keep: !isQuick });
