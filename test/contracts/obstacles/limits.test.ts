import { expect, test } from 'vitest';
import { diagnoseTarget } from '../../../cli/doctor/target.ts';
import { type CheckEvent, runCheck } from '../../../contracts/index.ts';
import { writeReferenceDocument } from '../../faulty/reference-document.ts';
import type { Fault, TwinAnswer } from '../../faulty/reference-server.ts';
import { startReferenceServer } from '../../faulty/reference-server.ts';
import { checkTwin, twinCredentials } from '../check-reference-server.ts';
import { gateway, limited, maintenance } from './answers.ts';

/** Refuses what is more than so many requests in each window of so many milliseconds. */
function limit(most: number, windowMs: number, refusal: TwinAnswer): { fault: Fault; refusals: () => number } {
  let [window, count, refused] = [0, 0, 0];
  return {
    refusals: () => refused,
    fault: (_, healthy) => {
      const current = Math.floor(performance.now() / windowMs);
      if (current !== window) [window, count] = [current, 0];
      if (++count <= most) return healthy;
      refused++;
      return refusal;
    },
  };
}

test("a proxy's limit of requests in a burst changes no verdict", async () => {
  const { fault, refusals } = limit(8, 100, limited);
  const report = await checkTwin('chatwoot', fault, { retries: 2 });
  expect(refusals()).toBeGreaterThan(0);
  expect(report).toMatchObject({ exitCode: 0, summary: { violations: 0 } });
  expect(report.summary.verdicts.inconclusive).toBe(0);
});

test('a check that was limited says how fast it can ask, once, and a check that was not says nothing', async () => {
  const pacedOf = async (fault?: Fault) => {
    const twin = await startReferenceServer(fault);
    const document = await writeReferenceDocument('chatwoot');
    const paced: CheckEvent[] = [];
    for await (const event of runCheck({ url: twin.url, vendor: 'chatwoot', document, credentials: twinCredentials }))
      if (event.type === 'paced') paced.push(event);
    await twin.close();
    return paced;
  };
  const { fault } = limit(8, 100, { status: 429, body: {}, headers: { 'retry-after': '0' } });
  expect(await pacedOf(fault)).toEqual([
    {
      type: 'paced',
      ...{ intervalMs: expect.any(Number), allowedPerMinute: expect.any(Number) },
      ...{ requestsLeft: expect.any(Number), leftMs: expect.any(Number) },
    },
  ]);
  expect(await pacedOf()).toEqual([]);
});

test.each([
  ['a maintenance page', maintenance, /not available.*\(503 "We will be back soon"\)\. Check again later/],
  ['a proxy without a server', gateway, /could not reach the server behind it \(502 "502 Bad Gateway" from nginx\)/],
])('the doctor quotes %s', async (_, answer, said) => {
  const twin = await startReferenceServer(() => answer);
  const symptoms = [];
  const options = { url: twin.url, vendor: 'chatwoot', credentials: twinCredentials, retries: 0 };
  for await (const symptom of diagnoseTarget(options)) symptoms.push(symptom);
  await twin.close();
  expect(symptoms).toEqual([{ state: 'bad', what: expect.stringMatching(said) }]);
});
