import type { Take } from '../../../state/tally.ts';
import { type Messages, messageTypes, senderKinds } from '../history.ts';
import { counted, type Facet, groupOf } from './facet.ts';

const user = senderKinds.indexOf('user');
const outgoing = messageTypes.indexOf('outgoing');

/**
 * Messages, those that come in and those that go out apart; the others are in no group.
 *
 * Source: Chatwoot 4.13.0, app/helpers/report_helper.rb (incoming_messages, outgoing_messages) and
 * app/builders/v2/reports/outgoing_messages_count_builder.rb (base_messages).
 */
export const messageFacets = {
  all: { ...counted, follows: [], visit: ({ messages }, row, take) => directed(messages, row, 0, take) },
  inbox: {
    ...counted,
    follows: [],
    visit: ({ messages, conversations }, row, take) =>
      directed(messages, row, conversations.inbox.get(messages.conversation.get(row)), take),
  },
  author: {
    ...counted,
    follows: [],
    visit({ messages }, row, take) {
      if (messages.senderKind.get(row) === user) directed(messages, row, messages.sender.get(row), take);
    },
  },
  team: {
    ...counted,
    follows: ['team'],
    visit: ({ messages, conversations }, row, take) =>
      directed(messages, row, conversations.team.get(messages.conversation.get(row)), take),
  },
  label: {
    ...counted,
    follows: ['labels'],
    visit({ messages, conversations }, row, take) {
      for (const label of conversations.labels.get(messages.conversation.get(row))) {
        directed(messages, row, label, take);
      }
    },
  },
} satisfies Record<string, Facet>;

function directed(messages: Messages, row: number, id: number, take: Take): void {
  const type = messages.type.get(row);
  if (type <= outgoing) take(groupOf.direction(id, type));
}
