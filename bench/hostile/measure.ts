import { setTimeout as sleep } from 'node:timers/promises';
import type { Profile } from '../../specs/profiles.ts';
import { readCredentials } from '../identities.ts';
import { type MockProcess, startMockProcess, type Vitals } from '../mock-process.ts';
import type { Attack, Outcome, Target } from './attack.ts';

/** The result of an attack, the state of the mock before and after it, and the service for another client during it. */
export interface Measured extends Outcome {
  name: string;
  before: Vitals;
  after: Vitals;
  /** Durations of an honest client's requests in milliseconds, and how many of them failed. */
  waits: number[];
  failed: number;
}

/** Seconds to wait after an attack before the mock is measured. */
const usualRest = 6;

/** Runs the attacks on a mock, one after the other. Throws if the mock crashes. */
export async function measureAttacks(
  attacks: readonly Attack[],
  profile: Profile,
  restSeconds = usualRest,
): Promise<Measured[]> {
  const mock = await startMockProcess(['--profile', profile], { isWatched: true });
  try {
    const target = { mock, profile, credentials: await readCredentials(mock) };
    await mock.vitals();
    const measured: Measured[] = [];
    for (const attack of attacks) measured.push(await measure(attack, target, restSeconds));
    return measured;
  } finally {
    await mock.kill();
  }
}

async function measure(attack: Attack, target: Target, restSeconds: number): Promise<Measured> {
  const { mock } = target;
  const before = await rest(mock);
  const honest = askAlong(target);
  const outcome = await attack.run(target);
  const { waits, failed } = await honest.stop();
  const { stall } = await mock.vitals();
  await letGo(mock);
  await sleep(restSeconds * 1000);
  const after = { ...(await rest(mock)), stall };
  return { name: attack.name, ...outcome, before, after, waits, failed };
}

/** Deletes the workspaces that the attack created, and the data that it wrote. */
async function letGo({ url }: MockProcess): Promise<void> {
  const workspaces = (await (await fetch(`${url}/__admin/workspaces`)).json()) as { name: string }[];
  for (const { name } of workspaces) await fetch(`${url}/__admin/workspaces/${name}`, { method: 'DELETE' });
  await fetch(`${url}/__admin/reset`, { method: 'POST' });
}

/** Collects garbage twice: the second collection frees what finalizers of the first one released. */
async function rest(mock: MockProcess): Promise<Vitals> {
  await mock.vitals();
  return mock.vitals();
}

/** Starts an honest client that requests a report repeatedly during the attack. */
function askAlong({ mock, credentials }: Target) {
  const waits: number[] = [];
  let failed = 0;
  let isOver = false;
  const url = `${mock.url}/api/v2/accounts/1/reports?metric=conversations_count&type=account&since=1767139200&until=1769731200`;
  const asking = (async () => {
    for (; !isOver; await sleep(20)) {
      const started = performance.now();
      const status = await readStatus(url, credentials.chatwoot);
      waits.push(performance.now() - started);
      // An attack may revoke the token that both use, so a refusal does not count as failed.
      if (status === 0 || status >= 500) failed += 1;
    }
  })();
  return {
    async stop() {
      isOver = true;
      await asking;
      return { waits, failed };
    },
  };
}

/** Returns the status, or 0 without a complete response. */
async function readStatus(url: string, headers: Record<string, string>): Promise<number> {
  try {
    const response = await fetch(url, { headers });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
