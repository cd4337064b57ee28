import type { ChatwootOperationId } from '../../../specs/bodies.ts';
import { findAt } from '../../../specs/json/json.ts';
import { listAt, sumAt, toFigure } from '../../relations/figures.ts';
import type { ScenarioContext, ScenarioRequest, ScenarioTest } from '../../scenario-tests/scenario-test.ts';
import { conversationEvents, series } from './operations.ts';

const day = 86_400;

/** A count of the server's current day. */
async function countToday(
  { send, now }: ScenarioContext<ChatwootOperationId>,
  metric: string,
): Promise<number | undefined> {
  const midnight = Math.floor(now.getTime() / 1000 / day) * day;
  const window = { since: String(midnight), until: String(midnight + 2 * day) };
  return sumAt(await send({ operation: series, query: { metric, type: 'account', ...window } }), '/*/value');
}

/** Finds an inbox that sends no email or text message to anyone: an API channel, which only programs read. */
async function findApiInbox({ send, stop }: ScenarioContext<ChatwootOperationId>): Promise<string> {
  const inboxes = listAt(await send({ operation: 'listAllInboxes' }), '/payload/*') ?? [];
  const apiInbox = inboxes.find((inbox) => findAt(inbox, '/channel_type') === 'Channel::Api');
  const id = findAt(apiInbox, '/id');
  return id === undefined ? stop('there is no inbox of the type Channel::Api to use') : String(id);
}

export const scenarioTests: ScenarioTest<ChatwootOperationId>[] = [
  {
    id: 'conversation-is-counted',
    statement: 'A conversation that is opened, answered and resolved is counted each time.',
    operations: [
      series,
      'contactCreate',
      'newConversation',
      'create-a-new-message-in-a-conversation',
      'toggle-status-of-a-conversation',
      conversationEvents,
      'listAllInboxes',
    ],
    async run(context) {
      const { send, expect, leave, cleanUp, tag } = context;
      const inbox = await findApiInbox(context);
      const before = {
        conversations: await countToday(context, 'conversations_count'),
        outgoing: await countToday(context, 'outgoing_messages_count'),
        resolutions: await countToday(context, 'resolutions_count'),
      };
      const created = await send({
        operation: 'contactCreate',
        body: { inbox_id: Number(inbox), name: tag, identifier: tag },
      });
      // The first path is what servers return, the second what the document says.
      const contact = findAt(created, '/payload/contact/id') ?? findAt(created, '/id');
      const source =
        findAt(created, '/payload/contact_inbox/source_id') ??
        findAt(created, '/payload/0/contact_inboxes/0/source_id');
      leave(`contact ${String(contact)} (${tag})`);
      const opened = await send({
        operation: 'newConversation',
        body: { source_id: String(source), inbox_id: Number(inbox), contact_id: Number(contact) },
      });
      const conversation = String(findAt(opened, '/id'));
      leave(`conversation ${conversation} (${tag}), resolved`);
      const path = { conversation_id: conversation };
      const resolve: ScenarioRequest<ChatwootOperationId> = {
        operation: 'toggle-status-of-a-conversation',
        path,
        body: { status: 'resolved' },
      };
      cleanUp(`conversation ${conversation} (${tag}), still open`, resolve);
      expect('Conversations of today', '/0/value', await countToday(context, 'conversations_count'), {
        atLeast: (before.conversations ?? 0) + 1,
      });

      await send({
        operation: 'create-a-new-message-in-a-conversation',
        path,
        body: { content: tag, message_type: 'outgoing' },
      });
      expect('Outgoing messages of today', '/0/value', await countToday(context, 'outgoing_messages_count'), {
        atLeast: (before.outgoing ?? 0) + 1,
      });

      await send(resolve);
      expect('Resolutions of today', '/0/value', await countToday(context, 'resolutions_count'), {
        atLeast: (before.resolutions ?? 0) + 1,
      });
      const events = listAt(await send({ operation: conversationEvents, path }), '/*/name') ?? [];
      const resolved = events.filter((name) => name === 'conversation_resolved').length;
      expect('conversation_resolved events of the conversation', '/0/name', toFigure(resolved), { exactly: 1 });
    },
  },
];
