import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { sequences } from '../sequences.ts';
import { startMock } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';
import { createClient } from './client.ts';
import { post, removeMessage, replaceRoom, send, sendAround, whisper } from './model/messages.ts';
import { hire, logIn, logOut, permit } from './model/people.ts';
import { type Question, question } from './model/question.ts';
import { Turn } from './model/random-write.ts';
import { expectReports } from './model/reports.ts';
import { makeRoom, openDirect, removeRoom } from './model/rooms.ts';
import { kinds, type Step, step, toSeconds } from './model/step.ts';
import { isAllowed, lookAround, seesDashboard, type World } from './model/world.ts';

// Random writes over HTTP, compared with a model that only stores the writes, without counts and without shared code.

let mock: Awaited<ReturnType<typeof startMock>>;
let beginning: World;

const open = (workspace: string) => (headers: Record<string, string>) =>
  createClient(mock, { ...headers, 'X-Chatpact-Workspace': workspace });

const deeds: Record<Step['kind'], (turn: Turn) => Promise<unknown>> = {
  hire,
  'log in': logIn,
  'log out': logOut,
  'make channel': (turn) => makeRoom(turn, 'c'),
  'make group': (turn) => makeRoom(turn, 'p'),
  'open direct': openDirect,
  post,
  send,
  'send around': sendAround,
  whisper,
  'delete message': removeMessage,
  'delete channel': (turn) => removeRoom(turn, 'channels.delete'),
  'delete room': (turn) => removeRoom(turn, 'rooms.delete'),
  'replace room': replaceRoom,
  permit,
};

beforeAll(async () => {
  // Real servers list the members of a direct message room.
  mock = await startMock({ scale: 0, profile: 'observed', port: null });
  const admin = createClient(mock, 'admin');
  const { users } = await admin.read<{ users: { _id: string; roles: string[] }[] }>('users.list?count=0');
  const guest = users.find(({ roles }) => roles.includes('guest'));
  const ofGuest = mock.identities.find(({ headers }) => headers['X-User-Id'] === guest?._id);
  const others = [createClient(mock, 'user'), createClient(mock, ofGuest?.headers ?? {})];
  beginning = await lookAround(mock.now(), [admin, ...others]);
});

async function pass(seconds: number, world: World, workspace: string): Promise<void> {
  world.now += seconds * 1000;
  const { body } = await callAdmin(mock, '/clock', { workspace, body: { advance: `PT${seconds}S` } });
  expect(body).toMatchObject({ now: new Date(world.now).toISOString() });
}

/** Requests a report as every user. Users without the permission, or after a logout, must be refused. */
async function expectRefusals(world: World, paths: readonly string[], workspace: string): Promise<void> {
  for (const [index, { user, headers, isOver }] of world.sessions.entries()) {
    const { status } = await open(workspace)(headers).get(paths[(world.messages.length + index) % paths.length] ?? '');
    const expected = isAllowed(world, user, seesDashboard) ? 200 : 403;
    expect([user.username, status]).toEqual([user.username, isOver ? 401 : expected]);
  }
}

async function compare(world: World, asked: Question, workspace: string): Promise<void> {
  const reports = expectReports(world, asked);
  const paths = reports.map(([path]) => path);
  await expectRefusals(world, paths, workspace);

  const [admin] = world.sessions;
  if (!admin) throw new Error('The world has no administrator.');
  const client = open(workspace)(admin.headers);
  await client.write('permissions.update', { permissions: [{ _id: seesDashboard, roles: ['admin'] }] });
  const answers = await Promise.all(paths.map((path) => client.read<{ month?: { usersList?: string[] }[] }>(path)));
  // The order of the users of a day is undefined.
  for (const { month = [] } of answers) for (const { usersList } of month) usersList?.sort();
  expect(paths.map((path, index) => [path, answers[index]])).toEqual(reports);
}

test(`every dashboard report equals the model after ${sequences} random sequences of writes`, async () => {
  const reached = new Set<string>();
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), question, async (steps, asked) => {
      const workspace = `run-${++runs}`;
      const world = structuredClone(beginning);
      for (const each of steps) {
        const seconds = toSeconds(each, world.now);
        if (seconds > 0) await pass(seconds, world, workspace);
        await deeds[each.kind](new Turn(world, each, open(workspace), reached));
      }
      await compare(world, asked, workspace);
      await callAdmin(mock, `/workspaces/${workspace}`, { method: 'DELETE' });
    }),
    { numRuns: sequences, seed: 20_260_130 },
  );
  // Each kind of write succeeded at least once, and each conditional one was refused at least once.
  const ends = kinds.flatMap((kind) => [`${kind}: done`, ...(/^log|around/.test(kind) ? [] : [`${kind}: refused`])]);
  expect([...ends, 'log in: unknown'].filter((end) => !reached.has(end))).toEqual([]);
}, 1_800_000);
