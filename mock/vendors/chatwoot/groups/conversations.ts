import { statuses } from '../history.ts';
import { counted, type Facet, groupOf, summed } from './facet.ts';

const open = statuses.indexOf('open');

/** The dimensions of conversations, whose time is their creation. */
export const conversationFacets = {
  all: { ...counted, follows: [], visit: (_, __, take) => take(0) },
  inbox: { ...counted, follows: [], visit: ({ conversations }, row, take) => take(conversations.inbox.get(row)) },
  agent: {
    ...counted,
    follows: ['assignee'],
    visit: ({ conversations }, row, take) => take(conversations.assignee.get(row)),
  },
  team: { ...counted, follows: ['team'], visit: ({ conversations }, row, take) => take(conversations.team.get(row)) },
  label: {
    ...counted,
    follows: ['labels'],
    visit({ conversations }, row, take) {
      for (const label of conversations.labels.get(row)) take(label);
    },
  },
  status: {
    ...counted,
    follows: ['status'],
    visit: ({ conversations }, row, take) =>
      take(groupOf.status(conversations.inbox.get(row), conversations.status.get(row))),
  },
  assigneeInStatus: {
    ...counted,
    follows: ['assignee', 'status'],
    visit: ({ conversations }, row, take) =>
      take(groupOf.assigneeInStatus(conversations.assignee.get(row), conversations.status.get(row))),
  },
  labelInInbox: {
    ...counted,
    follows: ['labels'],
    visit({ conversations }, row, take) {
      const inbox = conversations.inbox.get(row);
      for (const label of conversations.labels.get(row)) take(groupOf.labelInInbox(inbox, label));
    },
  },
  /** Open conversations. Unattended ones have no first reply of an agent, or a customer who is waiting for a reply. */
  load: {
    ...counted,
    follows: ['status', 'assignee', 'waiting'],
    visit({ conversations }, row, take) {
      if (conversations.status.get(row) !== open) return;
      const isUnattended = conversations.firstReplyAt.get(row) === 0 || conversations.waitingSince.get(row) > 0;
      take(groupOf.load(conversations.assignee.get(row), isUnattended));
    },
  },
  /** The reporting events of conversations by label and name, at any time. */
  eventsOfLabel: {
    ...summed,
    follows: ['labels', 'events'],
    visit({ conversations, events }, row, take) {
      const labels = conversations.labels.get(row);
      if (labels.length === 0) return;
      for (let next = conversations.lastEvent.get(row); next > 0; next = events.previous.get(next - 1)) {
        const name = events.name.get(next - 1);
        for (const label of labels) take(groupOf.name(label, name), next - 1);
      }
    },
  },
} satisfies Record<string, Facet>;
