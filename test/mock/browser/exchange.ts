import type { Received, Sent } from './exchanges.ts';

/** Of a connection, not of an answer. */
const ofConnections = ['connection', 'keep-alive'];

/**
 * Sends requests one after the other. Runs in pages too, and knows nothing beside its arguments there.
 *
 * @returns What became of each; the name of the error where there was no answer.
 */
export async function exchange(
  requests: readonly Sent[],
  send: (request: Request) => Promise<Response>,
): Promise<(Received | string)[]> {
  const received: (Received | string)[] = [];
  for (const { url, ...init } of requests) {
    try {
      const answer = await send(new Request(url, init));
      const headers = [...answer.headers].filter(([name]) => !ofConnections.includes(name)).sort();
      received.push({ status: answer.status, headers, text: await answer.text() });
    } catch (error) {
      received.push((error as Error).name);
    }
  }
  return received;
}
