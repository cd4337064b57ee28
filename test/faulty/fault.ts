import type { BuiltInVendorName } from '../../specs/vendors.ts';
import type { Fault, ReferenceRequest, ReferenceResponse } from './reference-server.ts';

/** A server with one fault, and the finding that the check must report. */
export interface FaultyServer {
  /** A short description of the fault. */
  name: string;
  vendor: BuiltInVendorName;
  fault: Fault;
  expect: { operation: string; check: string; keyword: string; severity?: 'warning' | 'observation' };
  /** True if the fault concerns invalid input that the document does not refuse: a violation only with `strictInput`. */
  isInferred?: true;
}

export const series = 'list-all-conversation-statistics';
export const outgoing = 'get-outgoing-messages-count';
export const channels = 'get-channel-summary-report';
export const eventList = 'get-account-reporting-events';
export const messagesSent = 'get-api-v1-engagement-dashboard-messages-messages-sent';

const endings: Record<string, string> = {
  [series]: '/reports',
  [outgoing]: '/outgoing_messages_count',
  [channels]: '/channel',
  [eventList]: '/reporting_events',
  [messagesSent]: '/messages-sent',
};

/** A fault in all responses of one operation. */
export function at(operation: string, fault: Fault): Fault {
  return (request, answer, ask) =>
    request.path.endsWith(endings[operation] ?? '?') ? fault(request, answer, ask) : answer;
}

/** A fault in the bodies of successful responses of one operation. */
export function rewrite<Body>(operation: string, change: (body: Body, request: ReferenceRequest) => unknown): Fault {
  return at(operation, (request, answer) =>
    answer.status === 200 ? { ...answer, body: change(structuredClone(answer.body) as Body, request) } : answer,
  );
}

/** A fault in refusals with one status. */
export function whenRefused(
  operation: string,
  status: number,
  change: (answer: ReferenceResponse) => ReferenceResponse,
): Fault {
  return at(operation, (_, answer) => (answer.status === status ? change(answer) : answer));
}

export type Series = { value: unknown; timestamp: number; [field: string]: unknown }[];
export type Outgoing = { id: unknown; name: unknown; outgoing_messages_count: number }[];
export type Channels = Record<string, Record<string, unknown>>;
export interface EventPage {
  meta: { count: number; current_page: unknown; total_pages: number };
  payload: Record<string, unknown>[];
}
export interface Days {
  days: { day: string; messages: unknown }[];
  period: { count: number; variation: number };
  yesterday: { count: number; variation: number };
  success: unknown;
}
