import { UsageError } from '../../../../usage-error.ts';
import type { Identity } from '../../../vendor-interface/identity.ts';
import type { RocketChatEvent } from '../events.ts';
import type { RocketChatTables, User } from '../tables.ts';

/** One identity for each token, admins first. */
export function listIdentities(tables: RocketChatTables): Identity[] {
  return [...tables.tokens.values()]
    .flatMap(({ token, user: id }) => {
      const user = tables.users.get(id);
      return user ? [toIdentity(user, token)] : [];
    })
    .sort((a, b) => Number(b.role === 'admin') - Number(a.role === 'admin'));
}

function toIdentity({ id, name, roles, username, password }: User, token: string): Identity {
  return {
    vendor: 'rocketchat',
    role: roles.includes('admin') ? 'admin' : 'user',
    name,
    headers: { 'X-Auth-Token': token, 'X-User-Id': id },
    ...(password !== undefined && { login: { user: username, password } }),
  };
}

/** Environment variables of a credentials file for the first identity of each role. */
const variables = [
  { role: 'admin', token: 'CHATPACT_ROCKETCHAT_TOKEN', user: 'CHATPACT_ROCKETCHAT_USER_ID' },
  { role: 'user', token: 'CHATPACT_ROCKETCHAT_LOW_TOKEN', user: 'CHATPACT_ROCKETCHAT_LOW_USER_ID' },
];

/** Seeded tokens and user ids by the environment variables that a check reads. */
export function listCredentials(tables: RocketChatTables): Record<string, string> {
  const identities = listIdentities(tables);
  const credentials: Record<string, string> = {};
  for (const { role, token, user } of variables) {
    const headers = identities.find((identity) => identity.role === role)?.headers;
    credentials[token] = headers?.['X-Auth-Token'] ?? '';
    credentials[user] = headers?.['X-User-Id'] ?? '';
  }
  return credentials;
}

/** Issues the tokens of a tokens file, each to the user that the file names, or to the first identity of the role. */
export function adoptTokens(
  tables: RocketChatTables,
  given: Record<string, string | undefined>,
  at: number,
): RocketChatEvent[] {
  const seeded = listCredentials(tables);
  return variables.flatMap(({ role, token: tokenVariable, user: userVariable }): RocketChatEvent[] => {
    const token = given[tokenVariable];
    if (!token) return [];
    const user = given[userVariable] ?? seeded[userVariable] ?? '';
    if (!tables.users.has(user)) {
      const advice = `The seeded ${role} is ${seeded[userVariable]}: use this id, or leave ${userVariable} out.`;
      throw new UsageError('UNKNOWN_USER', `The seed has no user with the id in ${userVariable}. ${advice}`);
    }
    return [{ type: 'token.issued', at, user, token }];
  });
}
