import {
  type Channels,
  channels,
  type Days,
  type EventPage,
  eventList,
  type FaultyServer,
  messagesSent,
  type Outgoing,
  outgoing,
  rewrite,
  series,
} from './fault.ts';

/** Bodies with a wrong shape. */
export const schemaFaults: FaultyServer[] = [
  {
    name: 'a count that is a string',
    vendor: 'chatwoot',
    fault: rewrite<Outgoing>(outgoing, (body) => body.map((row) => ({ ...row, outgoing_messages_count: 'many' }))),
    expect: { operation: outgoing, check: 'schema', keyword: 'type' },
  },
  {
    name: 'an object instead of a list',
    vendor: 'chatwoot',
    fault: rewrite(series, (body) => ({ data: body })),
    expect: { operation: series, check: 'schema', keyword: 'type' },
  },
  {
    name: 'a missing field',
    vendor: 'chatwoot',
    fault: rewrite<EventPage>(eventList, (body) => ({
      ...body,
      payload: body.payload.map(({ conversation_id: _, ...event }) => event),
    })),
    expect: { operation: eventList, check: 'schema', keyword: 'missing-field', severity: 'warning' },
  },
  {
    name: 'a status that is missing from a channel',
    vendor: 'chatwoot',
    fault: rewrite<Channels>(channels, (body) =>
      Object.fromEntries(Object.entries(body).map(([name, { pending: _, ...rest }]) => [name, rest])),
    ),
    expect: { operation: channels, check: 'schema', keyword: 'missing-field', severity: 'warning' },
  },
  {
    name: 'an undocumented field',
    vendor: 'chatwoot',
    fault: rewrite<Outgoing>(outgoing, (body) => body.map((row) => ({ ...row, email: 'ada@example.com' }))),
    expect: { operation: outgoing, check: 'schema', keyword: 'undocumented-field', severity: 'warning' },
  },
  {
    name: 'null in a field that is not nullable',
    vendor: 'chatwoot',
    fault: rewrite<EventPage>(eventList, (body) => ({
      ...body,
      payload: body.payload.map((event) => ({ ...event, value: null })),
    })),
    expect: { operation: eventList, check: 'schema', keyword: 'type' },
  },
  {
    name: 'a date without a time',
    vendor: 'rocketchat',
    fault: rewrite<Days>(messagesSent, (body) => ({
      ...body,
      days: body.days.map((each) => ({ ...each, day: each.day.slice(0, 10) })),
    })),
    expect: { operation: messagesSent, check: 'schema', keyword: 'format' },
  },
  {
    name: 'success as a string',
    vendor: 'rocketchat',
    fault: rewrite<Days>(messagesSent, (body) => ({ ...body, success: 'true' })),
    expect: { operation: messagesSent, check: 'schema', keyword: 'type' },
  },
];
