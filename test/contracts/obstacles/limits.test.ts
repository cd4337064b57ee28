import { expect, test } from 'vitest';
import { diagnoseTarget } from '../../../cli/doctor/target.ts';
import { type CheckEvent, runCheck } from '../../../contracts/index.ts';
import { writeReferenceDocument } from '../../faulty/reference-document.ts';
import type { Fault, ReferenceResponse } from '../../faulty/reference-server.ts';
import { startReferenceServer } from '../../faulty/reference-server.ts';
import { checkReferenceServer, referenceCredentials } from '../check-reference-server.ts';
import { gateway, limited, maintenance } from './answers.ts';

/** Refuses further requests once `maxRequests` were sent within a window. */
function limit(
  maxRequests: number,
  windowMs: number,
  refusal: ReferenceResponse,
): { fault: Fault; refusals: () => number } {
  let [window, count, refused] = [0, 0, 0];
  return {
    refusals: () => refused,
    fault: (_, healthy) => {
      const current = Math.floor(performance.now() / windowMs);
      if (current !== window) [window, count] = [current, 0];
      if (++count <= maxRequests) return healthy;
      refused++;
      return refusal;
    },
  };
}

test('keeps all verdicts when a proxy limits bursts of requests', async () => {
  const { fault, refusals } = limit(8, 100, limited);
  const report = await checkReferenceServer('chatwoot', fault, { retries: 2 });
  expect(refusals()).toBeGreaterThan(0);
  expect(report).toMatchObject({ exitCode: 0, summary: { violations: 0 } });
  expect(report.summary.verdicts.inconclusive).toBe(0);
});

test('emits paced once with the allowed rate, and only if the server limited the check', async () => {
  const listPacedEvents = async (fault?: Fault) => {
    const server = await startReferenceServer(fault);
    const document = await writeReferenceDocument('chatwoot');
    const paced: CheckEvent[] = [];
    for await (const event of runCheck({
      url: server.url,
      vendor: 'chatwoot',
      document,
      credentials: referenceCredentials,
    }))
      if (event.type === 'paced') paced.push(event);
    await server.close();
    return paced;
  };
  const { fault } = limit(8, 100, { status: 429, body: {}, headers: { 'retry-after': '0' } });
  expect(await listPacedEvents(fault)).toEqual([
    {
      type: 'paced',
      ...{ intervalMs: expect.any(Number), allowedPerMinute: expect.any(Number) },
      ...{ requestsLeft: expect.any(Number), leftMs: expect.any(Number) },
    },
  ]);
  expect(await listPacedEvents()).toEqual([]);
});

test.each([
  ['a maintenance page', maintenance, /not available.*\(503 "We will be back soon"\)\. Check again later/],
  [
    'a proxy that cannot reach the server',
    gateway,
    /could not reach the server behind it \(502 "502 Bad Gateway" from nginx\)/,
  ],
])('doctor quotes %s', async (_, answer, said) => {
  const server = await startReferenceServer(() => answer);
  const symptoms = [];
  const options = { url: server.url, vendor: 'chatwoot', credentials: referenceCredentials, retries: 0 };
  for await (const symptom of diagnoseTarget(options)) symptoms.push(symptom);
  await server.close();
  expect(symptoms).toEqual([{ state: 'bad', message: expect.stringMatching(said) }]);
});
