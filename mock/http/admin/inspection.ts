import { packageVersion } from '../../../package-info.ts';
import { toIso } from '../../time/iso.ts';
import { showExchange } from '../show-exchange.ts';
import { type AdminRoute, defineRoute } from './route.ts';

/** What is here. */
export const inspection: AdminRoute[] = [
  defineRoute({
    method: 'get',
    path: '/health',
    summary: 'Whether the mock is up, its version, time and seed, and how a log fares that is kept.',
    answer({ workspace: { clock, origin }, health }) {
      const log = health?.();
      return {
        status: log === undefined || log.state === 'following' ? 'ok' : 'degraded',
        version: packageVersion,
        now: toIso(clock.now()),
        seed: origin.seed,
        ...(log && { log }),
      };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/outcomes/:reference',
    summary:
      'What came of a request that was answered with 504 and `X-Chatpact-Outcome`: `applied`, `not applied`, `unknown`.',
    answer({ outcomeOf, params: { reference = '' } }) {
      const outcome = outcomeOf?.(reference);
      return outcome && { outcome };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/identities',
    summary: 'Every seeded identity, with headers ready to send.',
    answer: ({ workspace }) => workspace.identities(),
  }),
  defineRoute({
    method: 'get',
    path: '/credentials',
    summary: 'A credentials file for `chatpact check`, as text.',
    type: 'text/plain',
    answer: ({ workspace }) =>
      Object.entries(workspace.credentials())
        .map((pair) => `${pair.join('=')}\n`)
        .join(''),
  }),
  defineRoute({
    method: 'get',
    path: '/documents/:vendor',
    summary: 'The contract of a vendor as this workspace serves it, one OpenAPI document.',
    answer: ({ workspace, params: { vendor = '' } }) =>
      workspace.serves(vendor) ? workspace.contract(vendor).document : undefined,
  }),
  defineRoute({
    method: 'get',
    path: '/state',
    summary: 'Rows by table.',
    answer: ({ workspace }) => workspace.counts(),
  }),
  defineRoute({
    method: 'get',
    path: '/requests',
    summary: 'The latest requests, newest first, secrets cut out.',
    answer: ({ workspace }) => workspace.journal.latest(),
  }),
  defineRoute({
    method: 'get',
    path: '/requests/:number',
    summary: 'One of them with its answer, side by side.',
    answer({ workspace, vendors, exchanges, params }) {
      const entry = workspace.journal.find(Number(params.number));
      return entry && showExchange(workspace, vendors, entry, exchanges.find(entry));
    },
  }),
];
