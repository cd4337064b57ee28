import { type Case, hotCases } from '../reads/cases.ts';
import type { Load } from '../reads/load.ts';
import { startReplica } from './replica.ts';
import { readToken } from './texts.ts';

const [hotCase] = hotCases as readonly [Case, ...Case[]];

export interface ReadsOptions {
  /** Numbers of servers to measure. */
  counts: readonly number[];
  /** Creates a log for a number of servers. */
  log(count: number): string;
  load: Load;
}

/** Measures the total reads per second of several servers that are loaded at the same time. */
export async function measureReads({
  counts,
  log,
  load,
}: ReadsOptions): Promise<{ count: number; perSecond: number }[]> {
  const results: { count: number; perSecond: number }[] = [];
  for (const count of counts) {
    const servers = await Promise.all(Array.from({ length: count }, () => startReplica(log(count), 1)));
    const [first] = servers;
    const token = first ? await readToken(first) : '';
    const job = {
      ...hotCase,
      headers: { api_access_token: token },
      connections: 50,
      warmUpSeconds: 1,
      seconds: 4,
      bytes: 200,
    };
    const measured = await Promise.all(servers.map(({ url }) => load({ ...job, url })));
    await Promise.all(servers.map((server) => server.kill()));
    results.push({ count, perSecond: measured.reduce((sum, { perSecond }) => sum + perSecond, 0) });
  }
  return results;
}
