import { createClient } from '@redis/client';
import { startReplica } from './replica.ts';
import { readToken, say } from './texts.ts';

type Entry = { run: string; name: string; number: string; command: string };

/**
 * Fills a log with messages faster than clients could. A mock writes the first one; the others are copies of its entry,
 * each with a different text.
 */
export async function fillLog(port: number, key: string, log: string, count: number, scale: number): Promise<void> {
  const mock = await startReplica(log, scale);
  const status = await say(mock.url, await readToken(mock), 1, 'The first one.');
  await mock.kill();
  if (status !== 200) throw new Error(`The mock answered ${status} to the first message.`);
  const client = await createClient({ socket: { port } }).connect();
  try {
    const [last] = (await client.xRevRange(key, '+', '-', { COUNT: 1 })) ?? [];
    if (!last) throw new Error('The log is empty.');
    const { run, name, number, command } = last.message as unknown as Entry;
    let after = name;
    for (let start = 1; start <= count; start += 1000) {
      const batch = client.multi();
      for (let index = start; index < start + 1000 && index <= count; index++) {
        const text = command
          .replace('The first one.', `Text ${index}.`)
          .replace('"conversation_id":"1"', `"conversation_id":"${1 + (index % 20)}"`);
        const entry = { run, after, number: String(Number(number) + index), name: `filled.${index}.0`, command: text };
        batch.xAdd(key, '*', entry);
        after = entry.name;
      }
      await batch.execAsPipeline();
    }
  } finally {
    client.destroy();
  }
}
