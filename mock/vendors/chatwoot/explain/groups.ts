import { emptyWindow, unboundedWindow } from '../input/window.ts';
import { groupings } from '../reports/groupings.ts';
import { messageTypes, senderKinds, statuses } from '../tables.ts';
import type { Explainer } from './explainer.ts';
import { explainFigures, type Figure } from './figures.ts';

const outgoing = messageTypes.indexOf('outgoing');
const statusNames: readonly string[] = statuses;

export const explainOutgoing: Explainer<'get-outgoing-messages-count'> = (call, body) =>
  explainFigures(call, emptyWindow, (account) => {
    const { messages } = account;
    const by = call.values.group_by;
    const isByAgent = by === 'agent';
    const user = senderKinds.indexOf('user');
    const isSentBy = (row: number, id: number | null) =>
      messages.senderKind.get(row) === user && messages.sender.get(row) === id;
    return body.map(({ id, outgoing_messages_count: value }, index) => ({
      pointer: `/${index}/outgoing_messages_count`,
      value,
      rule: isByAgent
        ? 'Every outgoing message created in the window, private notes included, counts for the agent who sent it.'
        : `Every outgoing message created in the window counts for the ${by} that its conversation has now.`,
      excluded: isByAgent
        ? ['Messages sent by bots.', 'Messages of other agents in conversations that are assigned to this agent.']
        : [`Messages of conversations that have no ${by} now.`],
      evidence: {
        table: 'messages',
        includes: (row) =>
          messages.type.get(row) === outgoing &&
          (isByAgent
            ? isSentBy(row, id)
            : groupings[by].groupsOf(account, messages.conversation.get(row)).some((group) => group === id)),
      },
    }));
  });

export const explainChannels: Explainer<'get-channel-summary-report'> = (call, body) =>
  explainFigures(call, emptyWindow, (account) => {
    const { conversations, inboxes } = account;
    return Object.entries(body).flatMap(([channel, counts]) =>
      Object.entries(counts).map(([status, value]): Figure => {
        const code = statusNames.indexOf(status);
        const isOf = (row: number) => inboxes.get(conversations.inbox.get(row))?.channel === channel;
        return {
          pointer: `/${channel}/${status}`,
          value,
          rule: `Conversations created in the window whose channel is ${channel}${code < 0 ? '' : ` and whose status is ${status} now`}.`,
          excluded: ['Conversations created before the window, even if their status changed in it.'],
          evidence: {
            table: 'conversations',
            includes: (row) => isOf(row) && (code < 0 || conversations.status.get(row) === code),
          },
        };
      }),
    );
  });

export const explainMatrix: Explainer<'get-inbox-label-matrix'> = (call, body) =>
  explainFigures(call, unboundedWindow, ({ conversations }) =>
    body.inboxes.flatMap((inbox, row) =>
      body.labels.map(
        (label, column): Figure => ({
          pointer: `/matrix/${row}/${column}`,
          value: body.matrix[row]?.[column] ?? 0,
          rule: 'Conversations created in the window in this inbox that have this label now.',
          excluded: ['Conversations that had this label earlier and do not now.'],
          evidence: {
            table: 'conversations',
            includes: (conversation) =>
              conversations.inbox.get(conversation) === inbox.id &&
              conversations.labels.get(conversation).includes(label.id),
          },
        }),
      ),
    ),
  );
