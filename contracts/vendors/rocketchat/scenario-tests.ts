import type { RocketChatOperationId } from '../../../specs/bodies.ts';
import { findAt } from '../../../specs/json/json.ts';
import { listAt, toFigure } from '../../relations/figures.ts';
import type { ScenarioContext, ScenarioTest } from '../../scenario-tests/scenario-test.ts';
import { channelList, messagesSent } from './operations.ts';

const day = 86_400_000;

/** The server's current day. It includes yesterday and tomorrow, since the server's time zone is unknown. */
function around(now: Date): { start: string; end: string } {
  const midnight = Math.floor(now.getTime() / day) * day;
  return { start: new Date(midnight - day).toISOString(), end: new Date(midnight + day).toISOString() };
}

async function countSent({ send, now }: ScenarioContext<RocketChatOperationId>): Promise<number | undefined> {
  return toFigure(findAt(await send({ operation: messagesSent, query: around(now) }), '/period/count'));
}

/** Messages of one room in those days; 0 if the room is not listed. */
async function countOf({ send, now }: ScenarioContext<RocketChatOperationId>, room: string): Promise<number> {
  const list = await send({ operation: channelList, query: { ...around(now), count: '100' } });
  const row = (listAt(list, '/channels/*') ?? []).find((each) => findAt(each, '/room/_id') === room);
  return toFigure(findAt(row, '/messages')) ?? 0;
}

export const scenarioTests: ScenarioTest<RocketChatOperationId>[] = [
  {
    id: 'message-is-counted',
    statement: 'A message that is sent is counted for its day and for its room.',
    operations: [
      messagesSent,
      channelList,
      'post-api-v1-channels.create',
      'post-api-v1-chat.postMessage',
      'post-api-v1-chat.delete',
      'post-api-v1-channels.delete',
    ],
    async run(context) {
      const { send, expect, cleanUp, tag } = context;
      const room = String(
        findAt(await send({ operation: 'post-api-v1-channels.create', body: { name: tag } }), '/channel/_id'),
      );
      cleanUp(`channel ${tag}`, { operation: 'post-api-v1-channels.delete', body: { roomId: room } });
      const before = await countSent(context);
      const posted = await send({ operation: 'post-api-v1-chat.postMessage', body: { roomId: room, text: tag } });
      const sent = await countSent(context);
      expect('Messages sent', '/period/count', sent, { atLeast: (before ?? 0) + 1 });
      expect('Messages of the room', '/channels/0/messages', await countOf(context, room), { exactly: 1 });

      // The count after the deletion is not checked, since nothing documents it: 6.14 still counts the message.
      const message = String(findAt(posted, '/message/_id'));
      await send({ operation: 'post-api-v1-chat.delete', body: { roomId: room, msgId: message } });
    },
  },
];
