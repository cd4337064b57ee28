import { toDigest } from '../../../digest.ts';
import type { VendorDefinition } from '../../../vendor-interface/definition.ts';
import { Contacts } from '../contacts.ts';
import type { ChatwootEvent } from '../events.ts';
import { type ChatwootTables, Conversations, Messages, ReportingEvents } from '../tables.ts';
import type { botReducers } from './bots.ts';
import type { changeReducers } from './changes.ts';
import { contactReducers } from './contacts.ts';
import type { labelReducers } from './labels.ts';
import { accountOf, markIdUsed } from './rows.ts';

type Reducers = VendorDefinition<ChatwootTables, unknown, ChatwootEvent>['reducers'];
type ElsewhereReduced =
  | Extract<ChatwootEvent, { conversation: number } | { record: number }>['type']
  | keyof typeof botReducers
  | keyof typeof changeReducers
  | keyof typeof labelReducers;

/** Reducers for everything besides conversations and resources: accounts, users, inboxes, teams, labels and contacts. */
export const accountReducers: Omit<Reducers, ElsewhereReduced> = {
  ...contactReducers,

  'account.created'(tables, { account: id, name }) {
    markIdUsed(tables, 'account', id);
    tables.accounts.set(id, {
      id,
      name,
      isSuspended: false,
      members: new Map(),
      inboxes: new Map(),
      teams: new Map(),
      labels: new Map(),
      contacts: new Contacts(),
      records: new Map(),
      snoozes: new Map(),
      lastDisplayId: 0,
      removedConversations: new Map(),
      conversations: new Conversations(),
      messages: new Messages(),
      events: new ReportingEvents(),
    });
  },
  'account.status_changed'(tables, { account, status }) {
    accountOf(tables, account).isSuspended = status === 'suspended';
  },
  'user.created'(tables, { user: id, name, email, token }) {
    markIdUsed(tables, 'user', id);
    tables.users.set(id, { id, name, email, token });
    tables.tokens.set(toDigest(token), { kind: 'user', id });
  },
  'agent.added'(tables, { account, user: id, role, availability = 'online', autoOffline = true }) {
    const { members } = accountOf(tables, account);
    const user = tables.users.get(id);
    if (!user) return;
    members.set(id, { user, role, availability, autoOffline });
  },
  'agent.custom_role_changed'(tables, { account, user, customRole }) {
    const { members } = accountOf(tables, account);
    const member = members.get(user);
    if (member) members.set(user, { ...member, customRole: customRole ?? undefined });
  },
  'token.changed'(tables, { owner, token }) {
    const holder = owner.kind === 'bot' ? tables.bots.get(owner.id) : tables.users.get(owner.id);
    if (!holder) return;
    tables.tokens.delete(toDigest(holder.token));
    holder.token = token;
    tables.tokens.set(toDigest(token), owner);
  },
  'inbox.created'(tables, event) {
    const { at: createdAt, account, inbox: id, name, channel, timezone, workingHours, bot, settings = {} } = event;
    markIdUsed(tables, 'inbox', id);
    const inbox = { id, name, createdAt, channel, timezone, workingHours, bot, settings };
    accountOf(tables, account).inboxes.set(id, inbox);
  },
  'inbox.members_changed'(tables, { account, inbox: id, members }) {
    const { inboxes } = accountOf(tables, account);
    const inbox = inboxes.get(id);
    if (inbox) inboxes.set(id, { ...inbox, members });
  },
  'team.created'(tables, { account, team: id, name, description, allowAutoAssign = true }) {
    markIdUsed(tables, 'team', id);
    accountOf(tables, account).teams.set(id, { id, name, description, allowAutoAssign, members: [] });
  },
  'team.members_changed'(tables, { account, team: id, members }) {
    const { teams } = accountOf(tables, account);
    const team = teams.get(id);
    if (team) teams.set(id, { ...team, members });
  },
  'label.created'(tables, { account, label: id, title, description, color = '#1f93ff', showOnSidebar = true }) {
    markIdUsed(tables, 'label', id);
    accountOf(tables, account).labels.set(id, { id, name: title, description, color, showOnSidebar });
  },
};
