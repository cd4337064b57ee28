import { packageVersion } from '../../../package-info.ts';
import { toIso } from '../../time/iso.ts';
import { showExchange } from '../show-exchange.ts';
import { type AdminRoute, defineRoute } from './route.ts';

/** What is here. */
export const inspection: AdminRoute[] = [
  defineRoute({
    method: 'get',
    path: '/health',
    answer: ({ workspace: { clock, origin } }) => ({
      status: 'ok',
      version: packageVersion,
      now: toIso(clock.now()),
      seed: origin.seed,
    }),
  }),
  defineRoute({ method: 'get', path: '/identities', answer: ({ workspace }) => workspace.identities() }),
  defineRoute({
    method: 'get',
    path: '/credentials',
    type: 'text/plain',
    answer: ({ workspace }) =>
      Object.entries(workspace.credentials())
        .map((pair) => `${pair.join('=')}\n`)
        .join(''),
  }),
  defineRoute({
    method: 'get',
    path: '/documents/:vendor',
    answer: ({ workspace, params: { vendor = '' } }) =>
      workspace.serves(vendor) ? workspace.contract(vendor).document : undefined,
  }),
  defineRoute({ method: 'get', path: '/state', answer: ({ workspace }) => workspace.counts() }),
  defineRoute({ method: 'get', path: '/requests', answer: ({ workspace }) => workspace.journal.latest() }),
  defineRoute({
    method: 'get',
    path: '/requests/:number',
    answer({ workspace, vendors, exchanges, params }) {
      const entry = workspace.journal.find(Number(params.number));
      return entry && showExchange(workspace, vendors, entry, exchanges.find(entry));
    },
  }),
];
