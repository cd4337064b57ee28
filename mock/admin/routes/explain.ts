import { createParameterError } from '../../api-error.ts';
import { runIncrementally } from '../../incremental-work.ts';
import { defaultMaxEvents, parseMaxEvents } from '../../pipeline/explain-numbers.ts';
import { explainUrl } from '../explain-url.ts';
import type { Explanation } from '../responses.ts';
import { type AdminRoute, defineRoute } from '../route.ts';

/** Routes that explain a number of a report. */
export const explainRoutes: AdminRoute[] = [
  defineRoute({
    method: 'get',
    path: '/explain',
    summary:
      'Explains the numbers of the report at `?url=`: rule, window, time zone, and the count of contributing events. `&pointer=` explains one number. The first 20 events are listed, or as many as `&events=` says (`all` for all).',
    answer({ workspace, vendors, query }): Promise<Explanation> | undefined {
      if (query.url === undefined) throw createParameterError('invalid', 'url', 'must be the path of a report');
      const maxEvents = query.events === undefined ? defaultMaxEvents : parseMaxEvents(query.events);
      if (maxEvents === undefined) {
        throw createParameterError('invalid', 'events', `must be a positive integer or all, e.g. ${defaultMaxEvents}`);
      }
      const steps = explainUrl(workspace, vendors, query.url, { pointer: query.pointer, maxEvents });
      return steps && runIncrementally(steps);
    },
  }),
];
