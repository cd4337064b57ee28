import { findAt } from '../../../specs/json.ts';
import { listAt, toFigure } from '../../relations/figures.ts';
import type { Stage, Story } from '../../stories/story.ts';
import { channelList, messagesSent } from './operations.ts';

const day = 86_400_000;

/** The server's present day; yesterday and tomorrow are taken in, since its zone is not known. */
function around(now: Date): { start: string; end: string } {
  const midnight = Math.floor(now.getTime() / day) * day;
  return { start: new Date(midnight - day).toISOString(), end: new Date(midnight + day).toISOString() };
}

async function countSent({ ask, now }: Stage): Promise<number | undefined> {
  return toFigure(findAt(await ask({ operation: messagesSent, query: around(now) }), '/period/count'));
}

/** Messages of one room in those days; 0 when it is not listed. */
async function countOf({ ask, now }: Stage, room: string): Promise<number> {
  const list = await ask({ operation: channelList, query: { ...around(now), count: '100' } });
  const row = (listAt(list, '/channels/*') ?? []).find((each) => findAt(each, '/room/_id') === room);
  return toFigure(findAt(row, '/messages')) ?? 0;
}

export const stories: Story[] = [
  {
    id: 'message-is-counted',
    statement: 'A message that is sent is counted, on its day and for its room.',
    operations: [
      messagesSent,
      channelList,
      'post-api-v1-channels.create',
      'post-api-v1-chat.postMessage',
      'post-api-v1-chat.delete',
      'post-api-v1-channels.delete',
    ],
    async play(stage) {
      const { ask, expect, undo, tag } = stage;
      const room = String(
        findAt(await ask({ operation: 'post-api-v1-channels.create', body: { name: tag } }), '/channel/_id'),
      );
      undo(`channel ${tag}`, { operation: 'post-api-v1-channels.delete', body: { roomId: room } });
      const before = await countSent(stage);
      const posted = await ask({ operation: 'post-api-v1-chat.postMessage', body: { roomId: room, text: tag } });
      const sent = await countSent(stage);
      expect('Messages sent', '/period/count', sent, { atLeast: (before ?? 0) + 1 });
      expect('Messages of the room', '/channels/0/messages', await countOf(stage, room), { exactly: 1 });

      // What the dashboard makes of a deletion is nobody's promise: 6.14 goes on counting the message.
      const message = String(findAt(posted, '/message/_id'));
      await ask({ operation: 'post-api-v1-chat.delete', body: { roomId: room, msgId: message } });
    },
  },
];
