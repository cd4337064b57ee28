import { setTimeout as sleep } from 'node:timers/promises';
import { RecordedWrites } from './recorded-writes.ts';
import { startReplica } from './replica.ts';
import { countTexts, readToken } from './texts.ts';

/** The result of repeatedly killing a mock during writes. */
export interface Kills {
  rounds: number;
  acknowledged: number;
  /** Requests without a response when the mock was killed. */
  unanswered: number;
  /** Acknowledged messages that a restarted mock lacked, and messages that it had twice. */
  lost: number;
  doubled: number;
}

/**
 * Repeatedly starts a mock with a log, lets writers write, and kills it at a random moment. Each start must restore all
 * acknowledged messages. New ones are read through the vendor's API after each kill, and all of them at the end.
 *
 * @param scale Scale of the seeded history.
 */
export async function runKills(log: string, rounds: number, writers: number, scale: number): Promise<Kills> {
  const kills: Kills = { rounds, acknowledged: 0, unanswered: 0, lost: 0, doubled: 0 };
  let writes: RecordedWrites | undefined;
  for (let round = 0; round <= rounds; round++) {
    const isLast = round === rounds;
    const mock = await startReplica(log, scale);
    writes ??= new RecordedWrites(await readToken(mock));
    const recorded = writes;
    const { lost, doubled } = await recorded.verify(mock.url, { all: isLast });
    kills.lost += lost;
    kills.doubled += doubled;
    if (isLast) {
      // A message without a response may exist, but only once.
      const texts = countTexts(await (await fetch(`${mock.url}/__admin/export`)).text());
      kills.doubled += [...texts.values()].filter((times) => times > 1).length;
      await mock.kill();
      break;
    }
    let isOver = false;
    const write = async (writer: number) => {
      for (let count = 0; !isOver; count++) {
        const status = await recorded.write(mock.url, count, `${round} ${writer} ${count}`);
        if (status !== 200) kills.unanswered += 1;
      }
    };
    const writing = Array.from({ length: writers }, (_, writer) => write(writer));
    // Waits for some responses first, since a slow machine responds late.
    const enough = recorded.count + 1 + Math.random() * 60;
    while (recorded.count < enough) await sleep(Math.random() * 20);
    await mock.kill();
    isOver = true;
    await Promise.all(writing);
  }
  return { ...kills, acknowledged: writes?.count ?? 0 };
}
