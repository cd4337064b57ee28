import {
  at,
  type EventPage,
  eventList,
  messagesSent,
  outgoing,
  rewrite,
  type Series,
  series,
} from '../../faulty/fault.ts';
import type { Fault } from '../../faulty/reference-server.ts';

/** A deviation of real servers from the ledger, reproduced by the reference server. */
export interface ObservedSwitch {
  /** Id of the ledger entry. */
  id: string;
  vendor: 'chatwoot' | 'rocketchat';
  fault: Fault;
  /** The deviation is a response to bad input, which fails a check only with `strictInput`. */
  isBadInput?: true;
}

const refusedAs =
  (from: number, to: number, body: unknown): Fault =>
  (_, answer) =>
    answer.status === from ? { ...answer, status: to, body } : answer;

export const observedSwitches: ObservedSwitch[] = [
  {
    id: 'chatwoot-report-value-is-number',
    vendor: 'chatwoot',
    fault: rewrite<Series>(series, (body) => body.map((each) => ({ ...each, value: Number(each.value) }))),
  },
  {
    id: 'chatwoot-report-average-carries-count',
    vendor: 'chatwoot',
    fault: rewrite<Series>(series, (body, { query }) =>
      query.metric?.startsWith('avg_') ? body.map((each) => ({ ...each, count: 2 })) : body,
    ),
  },
  {
    id: 'chatwoot-forbidden-role-is-401',
    vendor: 'chatwoot',
    fault: (request, answer) =>
      request.headers.api_access_token === 'twin-agent-token'
        ? refusedAs(403, 401, { error: 'You are not authorized to do this action' })(request, answer, () => answer)
        : answer,
  },
  {
    id: 'chatwoot-report-unknown-metric-is-empty-object',
    vendor: 'chatwoot',
    isBadInput: true,
    fault: at(series, (_, answer) =>
      JSON.stringify(answer.body).includes('"metric"') ? { status: 200, body: {} } : answer,
    ),
  },
  {
    id: 'chatwoot-outgoing-bad-group-is-422',
    vendor: 'chatwoot',
    isBadInput: true,
    fault: at(outgoing, (_, answer) =>
      JSON.stringify(answer.body).includes('"group_by"') ? { status: 422, body: undefined, text: '' } : answer,
    ),
  },
  {
    id: 'chatwoot-events-current-page-is-string',
    vendor: 'chatwoot',
    fault: rewrite<EventPage>(eventList, ({ meta, payload }, { query }) => ({
      meta: { ...meta, current_page: query.page ?? meta.current_page },
      payload,
    })),
  },
  {
    id: 'chatwoot-events-enterprise-only',
    vendor: 'chatwoot',
    fault: at(eventList, () => ({ status: 404, body: {}, text: '<html>No route matches</html>' })),
  },
  {
    id: 'rocketchat-unauthenticated-adds-success',
    vendor: 'rocketchat',
    fault: at(messagesSent, (_, answer) =>
      answer.status === 401
        ? { ...answer, body: { ...(answer.body as object), success: false, error: 'You must be logged in.' } }
        : answer,
    ),
  },
];
