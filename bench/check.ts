import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, request } from 'undici';
import { checkContract } from '../contracts/index.ts';
import { createMock } from '../mock/server.ts';
import { vendorNames } from '../specs/vendors.ts';

// How long a whole check of both vendors takes against a local mock, and how much of that is the mock's own: the same
// requests are sent once more, as many at a time, and nobody looks at the answers.

const rounds = 5;
const workers = 4;

interface Sent {
  path: string;
  headers: Record<string, string>;
}

const mock = await createMock();

/** Everything that a check asks, in the order in which it does. */
async function listRequests(vendor: string): Promise<Sent[]> {
  const sent: Sent[] = [];
  const proxy = createServer((incoming, response) => {
    const { host: _, connection: __, ...headers } = incoming.headers as Record<string, string>;
    const path = incoming.url ?? '/';
    sent.push({ path, headers });
    request(`${mock.url}${path}`, { headers }).then(async (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      response.end(Buffer.from(await answer.body.arrayBuffer()));
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  await checkContract({ url: `http://127.0.0.1:${port}`, vendor, credentials: mock.credentials });
  proxy.closeAllConnections();
  proxy.close();
  return sent;
}

async function sendAll(requests: readonly Sent[]): Promise<void> {
  const dispatcher = new Agent({ connections: workers });
  let next = 0;
  const work = async () => {
    for (let each = requests[next++]; each; each = requests[next++]) {
      const { body } = await request(`${mock.url}${each.path}`, { headers: each.headers, dispatcher });
      await body.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  await dispatcher.close();
}

async function time(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const seconds = (ms: number) => (ms / 1000).toFixed(2);

let whole = 0;
for (const vendor of vendorNames) {
  const requests = await listRequests(vendor);
  const checked: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round++) {
    checked.push(await time(() => checkContract({ url: mock.url, vendor, credentials: mock.credentials })));
    bare.push(await time(() => sendAll(requests)));
  }
  const [judged, alone] = [median(checked), median(bare)];
  whole += judged;
  const rate = (ms: number) => Math.round(requests.length / (ms / 1000));
  process.stdout.write(
    `${vendor}: ${requests.length} requests. Check ${seconds(judged)} s (${rate(judged)} requests/s), ` +
      `the same requests alone ${seconds(alone)} s (${rate(alone)} requests/s): ratio ${(judged / alone).toFixed(2)}.\n`,
  );
}
process.stdout.write(`Both vendors: ${seconds(whole)} s at the median of ${rounds} rounds.\n`);
await mock.close();
