import { createParameterFault } from '../../fault.ts';
import { finishInTurns } from '../../steps.ts';
import { explainUrl } from '../explain-url.ts';
import { type AdminRoute, defineRoute } from './route.ts';

/** Looking inside a number. */
export const explainRoutes: AdminRoute[] = [
  defineRoute({
    method: 'get',
    path: '/explain',
    summary:
      'Why a figure is what it is: rule, window, zone and the events that contributed, of the report at `?url=`.',
    answer({ workspace, vendors, query }) {
      if (query.url === undefined) throw createParameterFault('invalid', 'url', 'must be the path of a report');
      const steps = explainUrl(workspace, vendors, query.url, query.pointer);
      return steps && finishInTurns(steps);
    },
  }),
];
