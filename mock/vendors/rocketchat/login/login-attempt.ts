import { isObject, type JsonObject } from '../../../../specs/json/json.ts';
import { toTypeName } from '../input/type-name.ts';
import { type HashedPassword, isHashedPassword } from './passwords.ts';
import { createMatchRefusal, LoginRefusal } from './refusal.ts';

/** A reference to a user by id, username or email. */
export type Login = { id: string } | { username: string } | { email: string };

/** The credentials of a login attempt. Tokens and passwords are digests. */
export type LoginAttempt = { token: string } | { user: Login; password: HashedPassword };

/**
 * Reads the credentials from the body of a login. Tries the server's login handlers in their order (Rocket.Chat 6.14,
 * app/api/server/api.ts, app/2fa/server/loginHandler.ts, server/configuration/ldap.ts, app/crowd/server/crowd.ts,
 * app/lib/server/oauth/oauth.js; read. Meteor 2.16, accounts-base and accounts-password; read).
 *
 * LDAP and Crowd are disabled, so their logins are logins of local users. No OAuth service is configured.
 *
 * @throws LoginRefusal for a body that no handler accepts, and for an invalid password or user.
 */
export function parseLoginAttempt(body: unknown): LoginAttempt {
  if (!isObject(body)) throw createMatchRefusal('Expected plain object');
  return runHandlers(toOptions(body));
}

const knownFields = ['user', 'username', 'email', 'password', 'code'];

/**
 * Converts username and password to login options, as the route does. A body with other fields is passed on unchanged.
 */
function toOptions(body: JsonObject): JsonObject {
  const { user, username, email, password } = body;
  if (password === undefined || password === null) return body;
  if (Object.keys(body).some((name) => !knownFields.includes(name))) return body;
  if (typeof user === 'string') return { password, user: nameUser(user) };
  if (username) return { password, user: { username } };
  if (email) return { password, user: { email } };
  return body;
}

const nameUser = (name: string) => (name.includes('@') ? { email: name } : { username: name });

function runHandlers(options: JsonObject): LoginAttempt {
  const { resume, totp, ldap, ldapOptions, crowd, accessToken, password } = options;
  if (resume) {
    if (typeof resume !== 'string') throw createMatchRefusal(`Expected string, got ${toTypeName(resume)}`);
    return { token: resume };
  }
  // No user of the mock has set up a second factor, so the code is not checked.
  if (isObject(totp) && totp.code && isObject(totp.login)) return runHandlers(totp.login);
  if (ldap && ldapOptions) return readExternal(options.username, options.ldapPass);
  if (crowd) return readExternal(options.username, options.crowdPassword);
  if (accessToken) throw refuseService(options);
  if (password) return readPassword(options);
  throw new LoginRefusal({ error: 400, message: 'Unrecognized options for login request' });
}

function readExternal(username: unknown, password: unknown): LoginAttempt {
  return readPassword({ user: typeof username === 'string' ? nameUser(username) : username, password });
}

function refuseService({ serviceName }: JsonObject): LoginRefusal {
  if (serviceName === undefined) return createMatchRefusal("Missing key 'serviceName'");
  if (typeof serviceName !== 'string') {
    return createMatchRefusal(`Expected string, got ${toTypeName(serviceName)} in field serviceName`);
  }
  return new LoginRefusal({ message: `Unexpected AccessToken service ${serviceName}` });
}

/** Validates the fields in their order, and throws for the first invalid one. */
function readPassword(options: Record<string, unknown>): LoginAttempt {
  for (const [name, value] of Object.entries(options)) {
    if (name === 'user') checkUser(value);
    else if (name === 'code') checkText(name, value);
    else if (name !== 'password') throw createMatchRefusal(`Unknown key in field ${name}`);
    else if (!isHashedPassword(value)) {
      throw createMatchRefusal('Failed Match.OneOf, Match.Maybe or Match.Optional validation in field password');
    }
  }
  const missing = ['user', 'password'].find((name) => options[name] === undefined);
  if (missing !== undefined) throw createMatchRefusal(`Missing key '${missing}'`);
  return { user: options.user as Login, password: options.password as HashedPassword };
}

const userFields = ['id', 'username', 'email'];

function checkUser(user: unknown): void {
  if (typeof user !== 'object' || user === null) throw createMatchRefusal(`Expected object, got ${toTypeName(user)}`);
  if (!isObject(user)) throw createMatchRefusal('Expected plain object');
  for (const [name, value] of Object.entries(user)) {
    if (!userFields.includes(name)) throw createMatchRefusal(`Unknown key in field ${name}`);
    checkText(name, value);
  }
  if (Object.keys(user).length !== 1) throw createMatchRefusal('User property must have exactly one field');
}

function checkText(name: string, value: unknown): void {
  if (typeof value !== 'string') throw createMatchRefusal(`Expected string, got ${toTypeName(value)}`);
  if (value === '') throw createMatchRefusal(`Failed Match.Where validation in field ${name}`);
}
