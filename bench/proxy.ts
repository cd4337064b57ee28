/**
 * Measures the latency that the proxy adds: sends the same requests to the mock directly and through the proxy,
 * alternately. `npm run bench:proxy`
 */
import { Agent, request } from 'undici';
import { createProxy } from '../contracts/index.ts';
import { createMock } from '../mock/server.ts';
import { median } from './statistics.ts';

const rounds = 400;
const window = 'since=1767139200&until=1769731200';
const reports = '/api/v2/accounts/1';
const paths = [
  `${reports}/summary_reports/channel?${window}`,
  `${reports}/summary_reports/agent?${window}`,
  `${reports}/reports?metric=conversations_count&type=account&group_by=day&${window}`,
  `/api/v1/accounts/1/reporting_events?page=1&${window}`,
];

const mock = await createMock({ vendors: ['chatwoot'] });
const proxy = await createProxy({ target: mock.url, vendor: 'chatwoot' });
const agent = new Agent({ connections: 1, pipelining: 1 });
const headers = { api_access_token: mock.credentials.CHATPACT_CHATWOOT_TOKEN ?? '' };

/** Milliseconds from the request to the last byte of the response. */
async function time(base: string, path: string): Promise<number> {
  const started = performance.now();
  const { statusCode, body } = await request(base + path, { dispatcher: agent, headers });
  await body.dump({ limit: 1e9 });
  if (statusCode !== 200) throw new Error(`${path} returned ${statusCode}.`);
  return performance.now() - started;
}

const lines: string[] = [];
const added: number[] = [];
for (const path of paths) {
  const [direct, through]: [number[], number[]] = [[], []];
  for (let round = -20; round < rounds; round++) {
    const [one, other] = [await time(mock.url, path), await time(proxy.url, path)];
    // The first requests warm up both.
    if (round < 0) continue;
    direct.push(one);
    through.push(other);
    added.push(other - one);
  }
  const [before, after] = [median(direct), median(through)];
  const figures = `${before.toFixed(2)} ms, through the proxy ${after.toFixed(2)} ms (${(after / before).toFixed(1)} times)`;
  lines.push(`${path.split('?')[0]}: ${figures}`);
}
await proxy.close();
const { judged, unjudged } = proxy.state;
await agent.close();
await mock.close();

lines.push(
  `added at the median of ${added.length}: ${median(added).toFixed(2)} ms`,
  `judged ${judged}, not judged ${unjudged}`,
);
process.stdout.write(`${lines.join('\n')}\n`);
