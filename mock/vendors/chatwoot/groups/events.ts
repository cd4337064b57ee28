import type { Take } from '../../../state/tally.ts';
import { type ReportingEvents, reportingEventNames } from '../history.ts';
import { counted, type Facet, groupOf, sparse, summed } from './facet.ts';

const firstResponse = reportingEventNames.indexOf('first_response');

const hour = 3600;

/** Classes of first responses with their upper limits in seconds (excluded), shortest first. */
export const speeds = [
  { name: '0-1h', below: hour },
  { name: '1-4h', below: 4 * hour },
  { name: '4-8h', below: 8 * hour },
  { name: '8-24h', below: 24 * hour },
  { name: '24h+', below: Number.POSITIVE_INFINITY },
] as const;

/** The dimensions of reporting events. Their time is when they were recorded; their values are durations. */
export const eventFacets = {
  all: { ...summed, follows: [], visit: ({ events }, row, take) => takeByName(events, row, 0, take) },
  inbox: {
    ...summed,
    follows: [],
    visit: ({ events, conversations }, row, take) =>
      takeByName(events, row, conversations.inbox.get(events.conversation.get(row)), take),
  },
  user: {
    ...summed,
    follows: [],
    visit: ({ events }, row, take) => takeByName(events, row, events.user.get(row), take),
  },
  team: {
    ...summed,
    follows: ['team'],
    visit: ({ events, conversations }, row, take) =>
      takeByName(events, row, conversations.team.get(events.conversation.get(row)), take),
  },
  label: {
    ...summed,
    follows: ['labels'],
    visit({ events, conversations }, row, take) {
      for (const label of conversations.labels.get(events.conversation.get(row))) takeByName(events, row, label, take);
    },
  },
  speed: {
    ...counted,
    follows: [],
    visit({ events, conversations }, row, take) {
      if (events.name.get(row) !== firstResponse) return;
      const seconds = events.value.get(row);
      const speed = speeds.findIndex(({ below }) => seconds < below);
      take(groupOf.speed(conversations.inbox.get(events.conversation.get(row)), speed));
    },
  },
  inboxAndUser: {
    ...sparse,
    follows: [],
    visit({ events, conversations }, row, take) {
      const inbox = conversations.inbox.get(events.conversation.get(row));
      take(groupOf.nameInInbox(inbox, events.user.get(row), events.name.get(row)));
    },
  },
} satisfies Record<string, Facet>;

function takeByName(events: ReportingEvents, row: number, id: number, take: Take): void {
  take(groupOf.name(id, events.name.get(row)), row);
}
