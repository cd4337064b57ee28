import { findAt } from '../../../specs/json.ts';
import { listAt, sumAt, toFigure } from '../../relations/figures.ts';
import { Interrupted, type Stage, type Story } from '../../stories/story.ts';
import { conversationEvents, series } from './operations.ts';

const day = 86_400;

/** A count of the server's present day. */
async function countToday({ ask, now }: Stage, metric: string): Promise<number | undefined> {
  const midnight = Math.floor(now.getTime() / 1000 / day) * day;
  const window = { since: String(midnight), until: String(midnight + 2 * day) };
  return sumAt(await ask({ operation: series, query: { metric, type: 'account', ...window } }), '/*/value');
}

/** Only where nobody gets mail or a message on the phone: an inbox that programs alone read. */
async function findQuietInbox({ ask }: Stage): Promise<string> {
  const inboxes = listAt(await ask({ operation: 'listAllInboxes' }), '/payload/*') ?? [];
  const quiet = inboxes.find((inbox) => findAt(inbox, '/channel_type') === 'Channel::Api');
  const id = findAt(quiet, '/id');
  if (id === undefined) throw new Interrupted('there is no inbox of the type Channel::Api to try it in');
  return String(id);
}

export const stories: Story[] = [
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
    async play(stage) {
      const { ask, expect, leave, undo, tag } = stage;
      const inbox = await findQuietInbox(stage);
      const before = {
        conversations: await countToday(stage, 'conversations_count'),
        outgoing: await countToday(stage, 'outgoing_messages_count'),
        resolutions: await countToday(stage, 'resolutions_count'),
      };
      const created = await ask({
        operation: 'contactCreate',
        body: { inbox_id: Number(inbox), name: tag, identifier: tag },
      });
      const contact = findAt(created, '/payload/contact/id');
      const source = findAt(created, '/payload/contact_inbox/source_id');
      leave(`contact ${String(contact)} (${tag})`);
      const opened = await ask({
        operation: 'newConversation',
        body: { source_id: String(source), inbox_id: Number(inbox), contact_id: Number(contact) },
      });
      const conversation = String(findAt(opened, '/id'));
      leave(`conversation ${conversation} (${tag}), resolved`);
      const path = { conversation_id: conversation };
      const resolve = { operation: 'toggle-status-of-a-conversation', path, body: { status: 'resolved' } };
      undo(`conversation ${conversation} (${tag}), still open`, resolve);
      expect('Conversations of today', '/0/value', await countToday(stage, 'conversations_count'), {
        atLeast: (before.conversations ?? 0) + 1,
      });

      await ask({
        operation: 'create-a-new-message-in-a-conversation',
        path,
        body: { content: tag, message_type: 'outgoing' },
      });
      expect('Outgoing messages of today', '/0/value', await countToday(stage, 'outgoing_messages_count'), {
        atLeast: (before.outgoing ?? 0) + 1,
      });

      await ask(resolve);
      expect('Resolutions of today', '/0/value', await countToday(stage, 'resolutions_count'), {
        atLeast: (before.resolutions ?? 0) + 1,
      });
      const events = listAt(await ask({ operation: conversationEvents, path }), '/*/name') ?? [];
      const resolved = events.filter((name) => name === 'conversation_resolved').length;
      expect('Events that say so', '/0/name', toFigure(resolved), { exactly: 1 });
    },
  },
];
