import { createParameterError } from '../api-error.ts';
import { runIncrementally } from '../incremental-work.ts';
import { explainUrl } from './explain-url.ts';
import type { Explanation } from './responses.ts';
import { type AdminRoute, defineRoute } from './route.ts';

/** Routes that explain a number of a report. */
export const explainRoutes: AdminRoute[] = [
  defineRoute({
    method: 'get',
    path: '/explain',
    summary: 'Explains the numbers of the report at `?url=`: rule, window, time zone and the contributing events.',
    answer({ workspace, vendors, query }): Promise<Explanation> | undefined {
      if (query.url === undefined) throw createParameterError('invalid', 'url', 'must be the path of a report');
      const steps = explainUrl(workspace, vendors, query.url, query.pointer);
      return steps && runIncrementally(steps);
    },
  }),
];
