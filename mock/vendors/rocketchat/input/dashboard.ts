import type { RocketChatOperationId } from '../../../../specs/bodies.ts';
import type { ServerInput } from '../../../vendor-interface/definition.ts';
import type { MockRequest } from '../../../vendor-interface/request.ts';
import { Refusal } from '../refusal.ts';
import { type QueryValue, readPage, structuredValue, toQueryValues } from './query.ts';

type Pattern = 'date' | 'text';

const dates = { start: 'date', end: 'date' } as const;

/**
 * Validates a query as Meteor's `check` does in the dashboard's routes: first the given parameters in their order, then
 * missing ones. Only the first problem is reported (Rocket.Chat 6.14, ee/server/api/engagementDashboard; executed).
 */
function checkQuery(
  values: Map<string, QueryValue>,
  required: readonly string[],
  patterns: Record<string, Pattern>,
): void {
  for (const [name, value] of values) {
    const pattern = Object.hasOwn(patterns, name) ? patterns[name] : undefined;
    if (pattern === 'date' && !isIsoInstant(value)) refuse(`Failed Match.Where validation in field ${name}`, badDate);
    if (pattern === 'text' && value === structuredValue) refuse(`Expected string, got object in field ${name}`);
  }
  const missing = required.find((name) => !values.has(name));
  if (missing !== undefined) refuse(`Missing key '${missing}'`, missingDate);
}

const badDate = 'rocketchat-invalid-date-is-match-error';
const missingDate = 'rocketchat-missing-date-is-match-error';

function refuse(sentence: string, deviation?: string): never {
  const refusal = new Refusal('invalid', { error: `Match error: ${sentence}` });
  if (deviation !== undefined) refusal.deviation = deviation;
  throw refusal;
}

/** `isDateISOString`, ee/server/lib/engagementDashboard/date.ts. */
function isIsoInstant(value: QueryValue): boolean {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString() === value;
}

const deviation = 'rocketchat-input-is-read-by-routes';

const period: ServerInput = {
  deviation,
  read(request) {
    checkQuery(toQueryValues(request), ['start', 'end'], dates);
    return {};
  },
};

const instant: ServerInput = {
  deviation,
  read(request) {
    checkQuery(toQueryValues(request), ['start'], { start: 'date' });
    return {};
  },
};

function readRooms(request: MockRequest) {
  const values = toQueryValues(request);
  const texts = { hideRoomsWithNoActivity: 'text', offset: 'text', count: 'text' } as const;
  checkQuery(values, ['start', 'end'], { ...dates, ...texts });
  // The server accepts only the string `true`.
  const hideRoomsWithNoActivity = values.get('hideRoomsWithNoActivity') === 'true';
  return { values: { count: undefined, ...readPage(values), hideRoomsWithNoActivity } };
}

export const dashboardInputs = {
  'get-api-v1-engagement-dashboard-messages-messages-sent': period,
  'get-api-v1-engagement-dashboard-messages-origin': period,
  'get-api-v1-engagement-dashboard-messages-top-five-popular-channels': period,
  'get-api-v1-engagement-dashboard-users-new-users': period,
  'get-api-v1-engagement-dashboard-users-active-users': period,
  'get-api-v1-engagement-dashboard-users-users-by-time-of-the-day-in-a-week': period,
  'get-api-v1-engagement-dashboard-users-chat-busier-hourly-data': instant,
  'get-api-v1-engagement-dashboard-users-chat-busier-weekly-data': instant,
  'get-api-v1-engagement-dashboard-channels-list': { deviation, read: readRooms },
} satisfies Partial<Record<RocketChatOperationId, ServerInput>>;
