import type { Received, Sent } from './exchanges.ts';

/** Headers of the connection, which are not compared. */
const ofConnections = ['connection', 'keep-alive'];

/**
 * Sends requests one after the other. Also runs in web pages, so it must use only its arguments.
 *
 * @returns The response to each request, or the name of the error.
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
