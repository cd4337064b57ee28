/**
 * Measures a whole check of each vendor against a local mock, and compares it with the same requests without any
 * judgement. Also profiles the process of the check. `npm run bench:check`
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseEnv } from 'node:util';
import { Agent, request } from 'undici';
import { type CheckReport, checkContract } from '../contracts/index.ts';
import { vendorNames } from '../specs/vendors.ts';
import { chatpact } from './peers/index.ts';
import { startPeer } from './peers/peer.ts';
import { type Kinds, profile } from './profile.ts';
import { toTable, writeSection } from './results.ts';
import { median, toSpread, toWhole } from './statistics.ts';

const rounds = 5;
const workers = 4;

const kinds: Kinds = {
  // Compiled validators have a name, but no file.
  AJV: ({ url, functionName }) =>
    url.includes('/node_modules/ajv') || (url === '' && /^validate\d*$/.test(functionName)),
  relations: ({ url }) => /\/contracts\/(relations|vendors)\//.test(url),
  'I/O': ({ url }) => /\/contracts\/client|\/node_modules\/(undici|p-queue|p-retry)\/|^node:/.test(url),
  waiting: ({ functionName }) => functionName === '(idle)',
  // Last, since every stack ends in the event loop.
  'checks and the rest': ({ url }) => /\/(contracts|specs)\//.test(url),
  'garbage collection': ({ functionName }) => functionName === '(garbage collector)',
};

interface Sent {
  path: string;
  headers: Record<string, string>;
}

// In a separate process, like a real server.
const mock = await startPeer(chatpact, '');
const credentials = parseEnv(await (await fetch(`${mock.url}/__admin/credentials`)).text()) as Record<string, string>;

/** Records all requests of a check, in order. */
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
  await checkContract({ url: `http://127.0.0.1:${port}`, vendor, credentials });
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

/** Measures a function in seconds. */
async function time(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return (performance.now() - started) / 1000;
}

const speeds: string[][] = [];
const shares: string[][] = [];
for (const vendor of vendorNames) {
  let report: CheckReport | undefined;
  const check = async () => {
    report = await checkContract({ url: mock.url, vendor, credentials });
  };
  // The first check compiles the validators. A check from the command line is always the first one of its process.
  const spent = await profile(kinds, check);
  shares.push([vendor, ...[...spent.values()].map((share) => `${Math.round(share * 100)} %`)]);
  const requests = await listRequests(vendor);
  const judged: number[] = [];
  const alone: number[] = [];
  for (let round = 0; round < rounds; round++) {
    judged.push(await time(check));
    alone.push(await time(() => sendAll(requests)));
  }
  const perSecond = (count: number) => toWhole(count / median(judged));
  const seconds = [judged, alone].map((all) => toSpread(all, (each) => each.toFixed(2)));
  const cases = report?.cases.length ?? 0;
  const ratio = (median(judged) / median(alone)).toFixed(1);
  speeds.push([
    vendor,
    `${cases}`,
    `${requests.length}`,
    ...seconds,
    ratio,
    perSecond(cases),
    perSecond(requests.length),
  ]);
}
await mock.stop();

const head = ['', 'cases', 'responses', 'check s', 'requests alone s', '×', 'cases/s', 'judged responses/s'];
await writeSection('The check', 'npm run bench:check', [
  `A whole check, ${workers} requests at a time, ${rounds} alternating rounds, the mock in a separate process; medians (least–most).`,
  '',
  ...toTable([head, ...speeds]),
  '',
  'Profile of the first check of a process, as from the command line, by samples; waiting means waiting for responses:',
  '',
  ...toTable([['', ...Object.keys(kinds), 'other'], ...shares]),
]);
