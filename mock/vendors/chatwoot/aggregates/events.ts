import type { EmitGroup } from '../../../state/aggregate.ts';
import { type ReportingEvents, reportingEventNames } from '../conversation-tables.ts';
import { countOnly, type Dimension, groupKeys, sparseCountOnly, withSums } from './dimension.ts';

const firstResponse = reportingEventNames.indexOf('first_response');

const hour = 3600;

/** Classes of first responses with their upper limits in seconds (excluded), shortest first. */
export const responseTimeClasses = [
  { name: '0-1h', below: hour },
  { name: '1-4h', below: 4 * hour },
  { name: '4-8h', below: 8 * hour },
  { name: '8-24h', below: 24 * hour },
  { name: '24h+', below: Number.POSITIVE_INFINITY },
] as const;

/** The dimensions of reporting events. Their time is when they were recorded; their values are durations. */
export const eventDimensions = {
  all: { ...withSums, dependsOn: [], emitGroups: ({ events }, row, take) => takeByName(events, row, 0, take) },
  inbox: {
    ...withSums,
    dependsOn: [],
    emitGroups: ({ events, conversations }, row, take) =>
      takeByName(events, row, conversations.inbox.get(events.conversation.get(row)), take),
  },
  user: {
    ...withSums,
    dependsOn: [],
    emitGroups: ({ events }, row, take) => takeByName(events, row, events.user.get(row), take),
  },
  team: {
    ...withSums,
    dependsOn: ['team'],
    emitGroups: ({ events, conversations }, row, take) =>
      takeByName(events, row, conversations.team.get(events.conversation.get(row)), take),
  },
  label: {
    ...withSums,
    dependsOn: ['labels'],
    emitGroups({ events, conversations }, row, take) {
      for (const label of conversations.labels.get(events.conversation.get(row))) takeByName(events, row, label, take);
    },
  },
  speed: {
    ...countOnly,
    dependsOn: [],
    emitGroups({ events, conversations }, row, take) {
      if (events.name.get(row) !== firstResponse) return;
      const seconds = events.value.get(row);
      const speed = responseTimeClasses.findIndex(({ below }) => seconds < below);
      take(groupKeys.speed(conversations.inbox.get(events.conversation.get(row)), speed));
    },
  },
  inboxAndUser: {
    ...sparseCountOnly,
    dependsOn: [],
    emitGroups({ events, conversations }, row, take) {
      const inbox = conversations.inbox.get(events.conversation.get(row));
      take(groupKeys.nameInInbox(inbox, events.user.get(row), events.name.get(row)));
    },
  },
} satisfies Record<string, Dimension>;

function takeByName(events: ReportingEvents, row: number, id: number, take: EmitGroup): void {
  take(groupKeys.name(id, events.name.get(row)), row);
}
