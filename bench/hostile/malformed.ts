import fc from 'fast-check';
import { createJudge, findOwner } from '../../test/mock/pipeline/judge-refusal.ts';
import { listRoutes, malformedRequest, toRequest } from '../../test/mock/pipeline/malformed-requests.ts';
import { oversized } from '../../test/mock/pipeline/oversized-requests.ts';
import { type RawRequest, sendRaw } from '../../test/mock/pipeline/raw-request.ts';
import type { Attack, Target } from './attack.ts';

const atOnce = 8;

/** Malformed requests, spread evenly over all routes and chosen by a seed. */
export const sendMalformed = (total: number, seed: number): Attack => ({
  name: 'malformed requests to every route',
  async run(target) {
    const { judge, contracts } = await createJudge(target.profile);
    const routes = listRoutes(contracts);
    const each = Math.ceil(total / routes.length);
    const wrong: string[] = [];
    for (const route of routes) {
      // Each route starts with fresh data, since a route may revoke the token of its own request.
      await fetch(`${target.mock.url}/__admin/reset`, { method: 'POST' });
      const credentials = target.credentials[findOwner(route.path) === 'rocketchat' ? 'rocketchat' : 'chatwoot'];
      const malformed = fc.sample(malformedRequest, { numRuns: each, seed });
      await sendAll(
        target,
        malformed.map((one) => toRequest(route, one, credentials)),
        (request, answer) =>
          wrong.push(...judge(request, answer).map((why) => `${route.method} ${route.path}: ${why}`)),
      );
    }
    return { count: each * routes.length, wrong };
  },
});

/** Bodies that are too large, too deeply nested, or have too many values; each is sent several times. */
export const sendOversized = (times: number): Attack => ({
  name: 'bodies that exceed a limit',
  async run(target) {
    const { judge } = await createJudge(target.profile);
    const wrong: string[] = [];
    for (const [what, method, path, body] of oversized) {
      const headers = [
        ...Object.entries(target.credentials.chatwoot),
        ['Content-Type', 'application/json'] as [string, string],
      ];
      const requests = Array.from({ length: times }, () => ({ method, target: path, headers, body }));
      await sendAll(target, requests, (request, answer) =>
        wrong.push(...judge(request, answer).map((why) => `${what}: ${why}`)),
      );
    }
    return { count: oversized.length * times, wrong };
  },
});

type Judged = Parameters<Awaited<ReturnType<typeof createJudge>>['judge']>;

async function sendAll(
  { mock }: Target,
  requests: readonly RawRequest[],
  take: (...judged: Judged) => void,
): Promise<void> {
  const left = requests.values();
  const work = async () => {
    for (const request of left) take(request, await sendRaw(mock.port, request));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
