import { createParameterFault } from '../../fault.ts';
import { vendors } from '../../vendors/index.ts';
import { explainUrl } from '../explain-url.ts';
import { type AdminRoute, defineRoute } from './route.ts';

/** Looking inside a number. */
export const explainRoutes: AdminRoute[] = [
  defineRoute({
    method: 'get',
    path: '/explain',
    answer({ workspace, query }) {
      if (query.url === undefined) throw createParameterFault('invalid', 'url', 'must be the path of a report');
      const served = vendors.filter(({ name }) => workspace.serves(name));
      return explainUrl(workspace, served, query.url, query.pointer);
    },
  }),
];
