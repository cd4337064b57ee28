import { toDigest } from '../../../digest.ts';
import type { Identity } from '../../../vendor-interface/identity.ts';
import type { ChatwootEvent } from '../events.ts';
import type { ChatwootTables } from '../tables.ts';

/** Lists every token owner by account, administrators first. */
export function listIdentities(tables: ChatwootTables): Identity[] {
  return [...tables.accounts.values()].flatMap((account) => {
    const bots = [...tables.bots.values()].filter((bot) => bot.account === account.id);
    const members = [...account.members.values()].map(({ user, role }) => ({ role: role as string, ...user }));
    return [...members, ...bots.map((bot) => ({ role: 'bot', ...bot }))]
      .sort((a, b) => rank(a.role) - rank(b.role) || a.id - b.id)
      .map(
        ({ role, name, token }): Identity => ({
          vendor: 'chatwoot',
          role,
          name,
          account_id: account.id,
          headers: { api_access_token: token },
        }),
      );
  });
}

function rank(role: string): number {
  return ['administrator', 'agent', 'bot'].indexOf(role);
}

/** The token owner for each variable of a credentials file. `account` is the position among the accounts. */
const variables: Record<string, { account: number; role: string }> = {
  CHATPACT_CHATWOOT_TOKEN: { account: 0, role: 'administrator' },
  CHATPACT_CHATWOOT_LOW_TOKEN: { account: 0, role: 'agent' },
  CHATPACT_CHATWOOT_BOT_TOKEN: { account: 0, role: 'bot' },
  CHATPACT_CHATWOOT_OTHER_TOKEN: { account: 1, role: 'administrator' },
};

/** Returns the seeded tokens by the variables that a check reads. */
export function listCredentials(tables: ChatwootTables): Record<string, string> {
  const accounts = [...tables.accounts.keys()];
  const identities = listIdentities(tables);
  const entries = Object.entries(variables).flatMap(([variable, { account, role }]) => {
    const identity = identities.find((each) => each.account_id === accounts[account] && each.role === role);
    return identity?.headers.api_access_token ? [[variable, identity.headers.api_access_token] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** Returns events that replace seeded tokens by the tokens that the user configured. */
export function adoptTokens(
  tables: ChatwootTables,
  configured: Record<string, string | undefined>,
  at: number,
): ChatwootEvent[] {
  return Object.entries(listCredentials(tables)).flatMap(([variable, seeded]): ChatwootEvent[] => {
    const token = configured[variable];
    const owner = tables.tokens.get(toDigest(seeded));
    return token && owner ? [{ type: 'token.changed', at, owner, token }] : [];
  });
}
