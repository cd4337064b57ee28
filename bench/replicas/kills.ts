import { setTimeout as sleep } from 'node:timers/promises';
import { startReplica } from './replica.ts';
import { countTexts, readToken, say } from './texts.ts';

/** What came of killing a mock again and again while others wrote. */
export interface Kills {
  rounds: number;
  acknowledged: number;
  /** Acknowledged texts that were not there after a start, and texts that were there twice. */
  lost: number;
  doubled: number;
}

/**
 * Starts a mock on a log, lets writers write, and kills it at a random moment; then again. Each start must bring back all
 * that was acknowledged before.
 *
 * @param scale Of the seeded history.
 */
export async function runKills(log: string, rounds: number, writers: number, scale: number): Promise<Kills> {
  const acknowledged: string[] = [];
  const kills: Kills = { rounds, acknowledged: 0, lost: 0, doubled: 0 };
  for (let round = 0; round <= rounds; round++) {
    const mock = await startReplica(log, scale);
    const texts = countTexts(await (await fetch(`${mock.url}/__admin/export`)).text());
    kills.lost += acknowledged.filter((text) => !texts.has(text)).length;
    kills.doubled += [...texts.values()].filter((times) => times > 1).length;
    const token = await readToken(mock);
    let isOver = round === rounds;
    const write = async (writer: number) => {
      for (let count = 0; !isOver; count++) {
        const text = `${round} ${writer} ${count}`;
        const status = await say(mock.url, token, 1 + (count % 20), text);
        if (status === 200) acknowledged.push(text);
      }
    };
    const writing = Array.from({ length: writers }, (_, writer) => write(writer));
    await sleep(20 + Math.random() * 250);
    await mock.kill();
    isOver = true;
    await Promise.all(writing);
  }
  return { ...kills, acknowledged: acknowledged.length };
}
