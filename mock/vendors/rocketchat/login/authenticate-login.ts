import semver from 'semver';
import type { RocketChatTables, User } from '../tables.ts';
import type { Login, LoginAttempt } from './login-attempt.ts';
import { isPasswordOf } from './passwords.ts';
import { LoginRefusal, unauthorized } from './refusal.ts';

const incorrect = { error: 403, message: 'Incorrect password' };
const loggedOut = { error: 403, message: "You've been logged out by the server. Please log in again." };
const inactive = {
  error: 'error-user-is-not-activated',
  details: { function: 'Accounts.validateLoginAttempt' },
  message: 'User is not activated',
};

/**
 * Authenticates a login attempt. Returns the user, and the token if the attempt used one (Meteor 2.16, accounts-base
 * and accounts-password, and Rocket.Chat 6.14, app/authentication/server/startup/index.js; read).
 *
 * @param version The server's version. From 7.0 on, a wrong password gets the same response as an unknown user (API
 * tests; read).
 * @throws LoginRefusal
 */
export function authenticateLogin(
  tables: RocketChatTables,
  attempt: LoginAttempt,
  version: string,
): { user: User; token?: string } {
  const held = 'token' in attempt ? tables.tokens.get(attempt.token) : undefined;
  const user = 'token' in attempt ? tables.users.get(held?.user ?? '') : findUser(tables, attempt.user);
  if (!user) throw new LoginRefusal('token' in attempt ? loggedOut : unauthorized);
  if ('password' in attempt && !isPasswordOf(user, attempt.password)) {
    throw new LoginRefusal(semver.lt(version, '7.0.0') ? incorrect : unauthorized);
  }
  if (!user.active) throw new LoginRefusal(inactive);
  return { user, token: held?.token };
}

/** Finds a user by id, username or email. Usernames and addresses are compared case-insensitively. */
function findUser({ users, usernames, userOrder }: RocketChatTables, login: Login): User | undefined {
  if ('id' in login) return users.get(login.id);
  if ('username' in login) return users.get(usernames.get(login.username.toLowerCase()) ?? '');
  const wanted = login.email.toLowerCase();
  return (
    userOrder.find(({ email }) => email === login.email) ??
    userOrder.find((each) => each.email.toLowerCase() === wanted)
  );
}
