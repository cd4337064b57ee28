import { getAt, type Turn } from './random-write.ts';
import { seesDashboard, type User } from './world.ts';

export async function hire(turn: Turn): Promise<void> {
  const { world, step } = turn;
  const username = `new-${world.users.length}`;
  const roles = getAt([['guest'], ['user'], ['admin'], ['guest', 'user']], step.which);
  const about = { username, password: `${username}!`, roles };
  const wanted = { ...about, name: username, email: `${username}@x.example` };
  const answer = await turn.attempt<{ user: { _id: string } }>('users.create', wanted, turn.may('create-user'));
  if (!answer) return;
  world.users.push({ id: answer.user._id, at: world.now, ...about });
  // New users join the default channel.
  const general = world.rooms.find(({ name, isDeleted }) => name === 'general' && !isDeleted);
  if (general) general.updatedAt = world.now;
  if (step.otherwise) await logInAs(turn, world.users.at(-1), username, true);
}

export async function logIn(turn: Turn): Promise<void> {
  const { world, step } = turn;
  const hired = world.users.filter(({ password }) => password !== undefined);
  const user = hired.at(-1 - (step.whom % (hired.length + 1)));
  const name = step.otherwise ? user?.username : `${user?.username}@x.example`;
  await logInAs(turn, user, name ?? 'nobody', user !== undefined && step.which !== 0);
}

async function logInAs(turn: Turn, user: User | undefined, name: string, isRight: boolean): Promise<void> {
  const { world } = turn;
  const credentials = { user: name, password: isRight ? user?.password : 'forgotten' };
  const answer = await turn.attemptAsStranger<{ data: { authToken: string } }>('login', credentials, isRight);
  if (!answer || !user) return;
  const headers = { 'X-Auth-Token': answer.data.authToken, 'X-User-Id': user.id };
  world.sessions.push({ user, headers, isOver: false });
  world.logins.push({ at: world.now, user: user.id });
}

/** The first administrator stays logged in, to read the reports at the end. */
export async function logOut(turn: Turn): Promise<void> {
  if (turn.caller === turn.world.sessions[0]) return;
  if (await turn.attempt('logout', undefined, true)) turn.caller.isOver = true;
}

/** Changes the roles that may see the dashboard. */
export async function permit(turn: Turn): Promise<void> {
  const roles = ['admin', 'user', 'guest'].filter((_, bit) => turn.step.which & (1 << bit));
  const permissions = [{ _id: seesDashboard, roles }];
  if (!(await turn.attempt('permissions.update', { permissions }, turn.may('access-permissions')))) return;
  turn.world.permissions[seesDashboard] = roles;
}
