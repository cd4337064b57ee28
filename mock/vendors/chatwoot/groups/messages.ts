import { type Messages, senderKinds } from '../history.ts';
import { counted, type Facet, groupOf } from './facet.ts';

const user = senderKinds.indexOf('user');

/** Messages, those that come in and those that go out apart. */
export const messageFacets = {
  all: { ...counted, follows: [], visit: ({ messages }, row, take) => take(directed(messages, row, 0)) },
  inbox: {
    ...counted,
    follows: [],
    visit: ({ messages, conversations }, row, take) =>
      take(directed(messages, row, conversations.inbox.get(messages.conversation.get(row)))),
  },
  author: {
    ...counted,
    follows: [],
    visit({ messages }, row, take) {
      if (messages.senderKind.get(row) === user) take(directed(messages, row, messages.sender.get(row)));
    },
  },
  team: {
    ...counted,
    follows: ['team'],
    visit: ({ messages, conversations }, row, take) =>
      take(directed(messages, row, conversations.team.get(messages.conversation.get(row)))),
  },
  label: {
    ...counted,
    follows: ['labels'],
    visit({ messages, conversations }, row, take) {
      for (const label of conversations.labels.get(messages.conversation.get(row))) {
        take(directed(messages, row, label));
      }
    },
  },
} satisfies Record<string, Facet>;

function directed(messages: Messages, row: number, id: number): number {
  return groupOf.direction(id, messages.isOutgoing.get(row));
}
