import { setTimeout as sleep } from 'node:timers/promises';
import { RecordedWrites } from './recorded-writes.ts';
import { startReplica } from './replica.ts';
import { countTexts, readToken } from './texts.ts';

/** What came of killing a mock again and again while others wrote. */
export interface Kills {
  rounds: number;
  acknowledged: number;
  /** Requests that were under way when the mock was killed. */
  unanswered: number;
  /** Acknowledged messages that were not there after a start, and what was there twice. */
  lost: number;
  doubled: number;
}

/**
 * Starts a mock on a log, lets writers write, and kills it at a random moment; then again. Each start must bring back all
 * that was acknowledged before: each message is read through the vendor's API after the kill, all of them at the end.
 *
 * @param scale Of the seeded history.
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
      // What was written and never answered may be there, but once.
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
    // A slow machine answers late: it is killed somewhere after some answers.
    const enough = recorded.count + 1 + Math.random() * 60;
    while (recorded.count < enough) await sleep(Math.random() * 20);
    await mock.kill();
    isOver = true;
    await Promise.all(writing);
  }
  return { ...kills, acknowledged: writes?.count ?? 0 };
}
