import { startMock } from '../../start-mock.ts';
import { createClient, logIn } from '../client.ts';
import type { World } from './row.ts';

export const password = 'rocket.chat';

/** An empty workspace of 6.14 with the users and rooms of the rows. */
export async function makeWorld(): Promise<World> {
  const mock = await startMock({ profile: 'observed', scale: 0, versions: { rocketchat: '6.14.0' } });
  const admin = createClient(mock, 'admin');
  const made: Record<string, string> = {};
  const own = await admin.read<{ username: string; emails: { address: string }[] }>('me');
  Object.assign(made, { admin: own.username, adminEmail: own.emails[0]?.address });
  for (const username of ['first', 'second', 'third', 'ufs-one', 'sleeper']) {
    const about = { username, name: username, email: `${username}@e2e.example`, password, roles: ['user'] };
    const body = { ...about, active: username !== 'sleeper', joinDefaultChannels: false };
    made[username] = (await admin.write<{ user: { _id: string } }>('users.create', body)).user._id;
  }
  for (const name of ['talk', 'news', 'gone', 'erased']) {
    const body = { name, readOnly: name === 'news', members: ['first'] };
    made[name] = (await admin.write<{ channel: { _id: string } }>('channels.create', body)).channel._id;
  }
  const user = await logIn(mock, 'first', password);
  const direct = await admin.write<{ room: { rid: string } }>('im.create', { username: 'first' });
  made.direct = direct.room.rid;
  made.token = user.headers['X-Auth-Token'] ?? '';
  for (const [word, client] of Object.entries({ adminMessage: admin, userMessage: user })) {
    const body = { message: { rid: made.talk, msg: 'Sample message' } };
    made[word] = (await client.write<{ message: { _id: string } }>('chat.sendMessage', body)).message._id;
  }
  return { mock, admin, user, made };
}
