import { rmSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { writeFixtures } from '../peers/fixtures.ts';
import { chatpact } from '../peers/index.ts';
import { findObstacle, type Peer, type RunningPeer, startPeer } from '../peers/peer.ts';
import { type Case, coldCases, hotCases, toUrl } from './cases.ts';
import type { Load, Measurement } from './load.ts';

export interface Plan {
  /** Servers to compare with chatpact. */
  peers: readonly Peer[];
  /** Names of the peers that are also measured with cold reads. */
  cold: readonly string[];
  load: Load;
  rounds: number;
  connections: number;
  /** Warm-up before the first round: just-in-time compilers, such as Java's, need it. */
  firstWarmUpSeconds: number;
  /** Warm-up before each further measurement. */
  warmUpSeconds: number;
  /** Duration of each measurement. */
  seconds: number;
}

export type Temperature = 'hot' | 'cold';

/** Measurements of one server with one case, one per round. */
export interface Series {
  peer: string;
  temperature: Temperature;
  id: Case['id'];
  rounds: Measurement[];
}

export interface Reads {
  series: Series[];
  /** Length of the response body by case, in bytes. */
  bytes: Map<Case['id'], number>;
  /** Reasons why peers were omitted. */
  obstacles: string[];
}

/**
 * Measures several servers. Each round measures all servers with all cases, so a machine that slows down affects all.
 *
 * @throws Error if a server does not start or sends a wrong response; a fast refusal must not count.
 */
export async function measureReads(plan: Plan): Promise<Reads> {
  const obstacles = plan.peers.flatMap((peer) => findObstacle(peer) ?? []);
  const present = plan.peers.filter((peer) => findObstacle(peer) === undefined);
  // chatpact's responses are the expected responses of all peers.
  const ours = await startPeer(chatpact, '');
  const running: RunningPeer[] = [ours];
  let folder: string | undefined;
  try {
    const headers = await findCredentials(ours.url);
    const answers = await Promise.all(
      hotCases.map(async (each) => ({ path: each.path, body: await read(toUrl(ours.url, each), headers) })),
    );
    folder = writeFixtures(answers);
    for (const peer of present) {
      const started = await startPeer(peer, folder);
      running.push(started);
      for (const [index, each] of hotCases.entries()) {
        const body = await read(toUrl(started.url, each), headers);
        if (!isDeepStrictEqual(body, answers[index]?.body))
          throw new Error(`${peer.name} sends another response than chatpact for ${each.path}.`);
      }
    }
    const bytes = new Map(
      hotCases.map(({ id }, index) => [id, Buffer.byteLength(JSON.stringify(answers[index]?.body))]),
    );
    const series = await measureAll(running, plan, headers, bytes);
    return { series, bytes, obstacles };
  } finally {
    await Promise.all(running.map((each) => each.stop()));
    if (folder !== undefined) rmSync(folder, { recursive: true });
  }
}

async function measureAll(
  running: readonly RunningPeer[],
  plan: Plan,
  headers: Record<string, string>,
  bytes: ReadonlyMap<string, number>,
): Promise<Series[]> {
  const rows = running.flatMap((server) => {
    const isCold = server.name === chatpact.name || plan.cold.includes(server.name);
    const toRow = (temperature: Temperature) => (each: Case) => {
      const series: Series = { peer: server.name, temperature, id: each.id, rounds: [] };
      return { server, each, series };
    };
    return [...hotCases.map(toRow('hot')), ...(isCold ? coldCases.map(toRow('cold')) : [])];
  });
  const { connections, seconds } = plan;
  for (let round = 0; round < plan.rounds; round++) {
    const warmUpSeconds = round === 0 ? plan.firstWarmUpSeconds : plan.warmUpSeconds;
    for (const { server, each, series } of rows) {
      const { path, query, windows } = each;
      // Responses for other windows may have shorter figures.
      const least = Math.floor((bytes.get(each.id) ?? 0) * (series.temperature === 'hot' ? 1 : 0.8));
      const limits = { connections, warmUpSeconds, seconds, bytes: least };
      const measured = await plan.load({ url: server.url, path, query, windows, headers, ...limits });
      if (measured.wrong > 0) throw new Error(`${server.name} sent ${measured.wrong} wrong responses for ${path}.`);
      series.rounds.push(measured);
    }
  }
  return rows.map(({ series }) => series);
}

async function read(url: string, headers: Record<string, string>): Promise<unknown> {
  const response = await fetch(url, { headers });
  if (!response.ok) throw new Error(`${url} returned ${response.status}.`);
  return response.json();
}

async function findCredentials(url: string): Promise<Record<string, string>> {
  const text = await (await fetch(`${url}/__admin/credentials`)).text();
  const token = /^CHATPACT_CHATWOOT_TOKEN=(.+)$/m.exec(text)?.[1];
  if (token === undefined) throw new Error('The credentials of the mock have no CHATPACT_CHATWOOT_TOKEN.');
  return { api_access_token: token };
}
