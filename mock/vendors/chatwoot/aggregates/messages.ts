import type { EmitGroup } from '../../../state/aggregate.ts';
import { type Messages, messageTypes, senderKinds } from '../conversation-tables.ts';
import { countOnly, type Dimension, groupKeys } from './dimension.ts';

const user = senderKinds.indexOf('user');
const outgoing = messageTypes.indexOf('outgoing');

/**
 * The dimensions of messages. Incoming and outgoing messages are in separate groups; other messages are in none.
 *
 * Source: Chatwoot 4.13.0, app/helpers/report_helper.rb (incoming_messages, outgoing_messages) and
 * app/builders/v2/reports/outgoing_messages_count_builder.rb (base_messages).
 */
export const messageDimensions = {
  all: {
    ...countOnly,
    dependsOn: [],
    emitGroups: ({ messages }, row, take) => takeByDirection(messages, row, 0, take),
  },
  inbox: {
    ...countOnly,
    dependsOn: [],
    emitGroups: ({ messages, conversations }, row, take) =>
      takeByDirection(messages, row, conversations.inbox.get(messages.conversation.get(row)), take),
  },
  author: {
    ...countOnly,
    dependsOn: [],
    emitGroups({ messages }, row, take) {
      if (messages.senderKind.get(row) === user) takeByDirection(messages, row, messages.sender.get(row), take);
    },
  },
  team: {
    ...countOnly,
    dependsOn: ['team'],
    emitGroups: ({ messages, conversations }, row, take) =>
      takeByDirection(messages, row, conversations.team.get(messages.conversation.get(row)), take),
  },
  label: {
    ...countOnly,
    dependsOn: ['labels'],
    emitGroups({ messages, conversations }, row, take) {
      for (const label of conversations.labels.get(messages.conversation.get(row))) {
        takeByDirection(messages, row, label, take);
      }
    },
  },
} satisfies Record<string, Dimension>;

function takeByDirection(messages: Messages, row: number, id: number, take: EmitGroup): void {
  const type = messages.type.get(row);
  if (type <= outgoing) take(groupKeys.direction(id, type));
}
