import { statuses } from '../conversation-tables.ts';
import { countOnly, type Dimension, groupKeys, withSums } from './dimension.ts';

const open = statuses.indexOf('open');

/** The dimensions of conversations, whose time is their creation. */
export const conversationDimensions = {
  all: { ...countOnly, dependsOn: [], emitGroups: (_, __, take) => take(0) },
  inbox: {
    ...countOnly,
    dependsOn: [],
    emitGroups: ({ conversations }, row, take) => take(conversations.inbox.get(row)),
  },
  agent: {
    ...countOnly,
    dependsOn: ['assignee'],
    emitGroups: ({ conversations }, row, take) => take(conversations.assignee.get(row)),
  },
  team: {
    ...countOnly,
    dependsOn: ['team'],
    emitGroups: ({ conversations }, row, take) => take(conversations.team.get(row)),
  },
  label: {
    ...countOnly,
    dependsOn: ['labels'],
    emitGroups({ conversations }, row, take) {
      for (const label of conversations.labels.get(row)) take(label);
    },
  },
  status: {
    ...countOnly,
    dependsOn: ['status'],
    emitGroups: ({ conversations }, row, take) =>
      take(groupKeys.status(conversations.inbox.get(row), conversations.status.get(row))),
  },
  assigneeInStatus: {
    ...countOnly,
    dependsOn: ['assignee', 'status'],
    emitGroups: ({ conversations }, row, take) =>
      take(groupKeys.assigneeInStatus(conversations.assignee.get(row), conversations.status.get(row))),
  },
  labelInInbox: {
    ...countOnly,
    dependsOn: ['labels'],
    emitGroups({ conversations }, row, take) {
      const inbox = conversations.inbox.get(row);
      for (const label of conversations.labels.get(row)) take(groupKeys.labelInInbox(inbox, label));
    },
  },
  /** Open conversations. Unattended ones have no first reply of an agent, or a customer who is waiting for a reply. */
  load: {
    ...countOnly,
    dependsOn: ['status', 'assignee', 'waiting'],
    emitGroups({ conversations }, row, take) {
      if (conversations.status.get(row) !== open) return;
      const isUnattended = conversations.firstReplyAt.get(row) === 0 || conversations.waitingSince.get(row) > 0;
      take(groupKeys.load(conversations.assignee.get(row), isUnattended));
    },
  },
  /** The reporting events of conversations by label and name, at any time. */
  eventsOfLabel: {
    ...withSums,
    dependsOn: ['labels', 'events'],
    emitGroups({ conversations, events }, row, take) {
      const labels = conversations.labels.get(row);
      if (labels.length === 0) return;
      for (let next = conversations.lastEvent.get(row); next > 0; next = events.previous.get(next - 1)) {
        const name = events.name.get(next - 1);
        for (const label of labels) take(groupKeys.name(label, name), next - 1);
      }
    },
  },
} satisfies Record<string, Dimension>;
