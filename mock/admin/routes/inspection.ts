import { packageVersion } from '../../../package-info.ts';
import { toIso } from '../../time/iso.ts';
import type { Health, Identity, JournalEntry, RowCounts, ShownExchange, UnservedList } from '../responses.ts';
import { type AdminRoute, defineRoute } from '../route.ts';
import { showExchange } from '../show-exchange.ts';

/** Routes that read the mock's state. */
export const inspectionRoutes: AdminRoute[] = [
  defineRoute({
    method: 'get',
    path: '/health',
    summary: 'Health, version, time and seed of the mock, and the state of a persistent log.',
    answer({ workspace: { clock, initialState }, health }): Health {
      const log = health?.();
      return {
        status: log === undefined || log.state === 'following' ? 'ok' : 'degraded',
        version: packageVersion,
        now: toIso(clock.now()),
        seed: initialState.seed,
        ...(log && { log }),
      };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/outcomes/:reference',
    summary: 'The outcome of a request that got 504 and `X-Chatpact-Outcome`: `applied`, `not applied` or `unknown`.',
    answer({ outcomeOf, params: { reference = '' } }) {
      const outcome = outcomeOf?.(reference);
      return outcome && { outcome };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/identities',
    summary: 'Lists every seeded identity with its request headers.',
    answer: ({ workspace }): Identity[] => workspace.identities(),
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
    summary: 'The contract of a vendor as this workspace serves it, as one OpenAPI document.',
    answer: ({ workspace, params: { vendor = '' } }) =>
      workspace.serves(vendor) ? workspace.contract(vendor).document : undefined,
  }),
  defineRoute({
    method: 'get',
    path: '/state',
    summary: 'Number of rows in each table.',
    answer: ({ workspace }): RowCounts => workspace.counts(),
  }),
  defineRoute({
    method: 'get',
    path: '/requests',
    summary: 'The latest requests, newest first, without secrets.',
    answer: ({ workspace }): JournalEntry[] => workspace.journal.latest(),
  }),
  defineRoute({
    method: 'get',
    path: '/requests/:number',
    summary: 'One request with its response.',
    answer({ workspace, vendors, exchanges, params }): ShownExchange | undefined {
      const entry = workspace.journal.find(Number(params.number));
      return entry && showExchange(workspace, vendors, entry, exchanges.find(entry));
    },
  }),
  defineRoute({
    method: 'get',
    path: '/unserved',
    summary:
      'Requests that no operation served, counted, each with its reason and a hint. The most frequent come first.',
    answer: ({ workspace }): UnservedList => ({ unserved: workspace.journal.unserved.list() }),
  }),
];
