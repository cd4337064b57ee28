import type { Take } from '../../../state/tally.ts';
import { type Messages, messageTypes, senderKinds } from '../history.ts';
import { counted, type Facet, groupOf } from './facet.ts';

const user = senderKinds.indexOf('user');
const outgoing = messageTypes.indexOf('outgoing');

/**
 * The dimensions of messages. Incoming and outgoing messages are in separate groups; other messages are in none.
 *
 * Source: Chatwoot 4.13.0, app/helpers/report_helper.rb (incoming_messages, outgoing_messages) and
 * app/builders/v2/reports/outgoing_messages_count_builder.rb (base_messages).
 */
export const messageFacets = {
  all: { ...counted, follows: [], visit: ({ messages }, row, take) => takeByDirection(messages, row, 0, take) },
  inbox: {
    ...counted,
    follows: [],
    visit: ({ messages, conversations }, row, take) =>
      takeByDirection(messages, row, conversations.inbox.get(messages.conversation.get(row)), take),
  },
  author: {
    ...counted,
    follows: [],
    visit({ messages }, row, take) {
      if (messages.senderKind.get(row) === user) takeByDirection(messages, row, messages.sender.get(row), take);
    },
  },
  team: {
    ...counted,
    follows: ['team'],
    visit: ({ messages, conversations }, row, take) =>
      takeByDirection(messages, row, conversations.team.get(messages.conversation.get(row)), take),
  },
  label: {
    ...counted,
    follows: ['labels'],
    visit({ messages, conversations }, row, take) {
      for (const label of conversations.labels.get(messages.conversation.get(row))) {
        takeByDirection(messages, row, label, take);
      }
    },
  },
} satisfies Record<string, Facet>;

function takeByDirection(messages: Messages, row: number, id: number, take: Take): void {
  const type = messages.type.get(row);
  if (type <= outgoing) take(groupOf.direction(id, type));
}
