import { toDigest } from '../../../digest.ts';
import type { VendorDefinition } from '../../../vendor-interface/definition.ts';
import type { ChatwootEvent } from '../events.ts';
import type { ChatwootTables } from '../tables.ts';
import { accountOf, markIdUsed } from './rows.ts';

type Reducers = VendorDefinition<ChatwootTables, unknown, ChatwootEvent>['reducers'];

/** Reducers for agent bots, and their inboxes. */
export const botReducers = {
  'bot.created'(tables, { at, bot: id, account, name, token, values = {} }) {
    markIdUsed(tables, 'bot', id);
    tables.bots.set(id, { id, account, name, token, createdAt: at, updatedAt: at, values: { name, ...values } });
    tables.tokens.set(toDigest(token), { kind: 'bot', id });
  },
  // Lists without an order show a changed record last, as PostgreSQL does.
  'bot.changed'(tables, { at, bot: id, values: changed }) {
    const bot = tables.bots.get(id);
    if (!bot) return;
    const values = { ...bot.values, ...changed };
    tables.bots.delete(id);
    tables.bots.set(id, { ...bot, name: String(values.name ?? ''), updatedAt: at, values });
  },
  'inbox.bot_changed'(tables, { account, inbox: id, bot }) {
    const { inboxes } = accountOf(tables, account);
    const inbox = inboxes.get(id);
    if (inbox) inboxes.set(id, { ...inbox, bot: bot ?? undefined });
  },
  /**
   * Source: Chatwoot 4.13.0, app/models/agent_bot.rb: the inboxes and the token go with the bot, and its messages have no
   * sender (read).
   */
  'bot.removed'(tables, { bot: id }) {
    const bot = tables.bots.get(id);
    if (!bot) return;
    tables.bots.delete(id);
    tables.tokens.delete(toDigest(bot.token));
    for (const { inboxes } of tables.accounts.values()) {
      for (const inbox of inboxes.values()) {
        if (inbox.bot === id) inboxes.set(inbox.id, { ...inbox, bot: undefined });
      }
    }
  },
} satisfies Partial<Reducers>;
