import { chatwoot as declaration } from '../../../specs/chatwoot/vendor.ts';
import { day, second } from '../../time/zone.ts';
import { defineVendorMock } from '../../vendor-interface/define-vendor-mock.ts';
import { toExplainers, toHandlers } from '../../vendor-interface/handler.ts';
import { authenticate, authorize, type Caller, credentialHeaders, findHolder } from './access/agent-access.ts';
import { adoptTokens, listCredentials, listIdentities } from './access/identities.ts';
import { platformApp } from './access/platform-app.ts';
import { findRoles } from './access/policies.ts';
import { aggregateAll } from './aggregates/aggregates.ts';
import { withAutomation } from './automation/run-rules.ts';
import { clientHandlers } from './client/index.ts';
import { Contacts } from './contacts.ts';
import { due } from './due-events.ts';
import { renderFault } from './errors.ts';
import type { ChatwootEvent } from './events.ts';
import { holdsId, listIds } from './existing-ids.ts';
import { explainers } from './explain/index.ts';
import type { ChatwootHandlers, OnlyDocumented } from './handler.ts';
import { removeFormatSuffix } from './input/format-suffix.ts';
import { toBody } from './input/request-body.ts';
import { reducers } from './reducers/index.ts';
import { countRows } from './removed-conversations.ts';
import { resourceHandlers } from './resources/index.ts';
import { agents } from './routes/agents.ts';
import { contactInboxes } from './routes/contacts/contact-inboxes.ts';
import { contactLabels } from './routes/contacts/contact-labels.ts';
import { contactLists } from './routes/contacts/contact-lists.ts';
import { contactMerge } from './routes/contacts/contact-merge.ts';
import { contacts } from './routes/contacts/contacts.ts';
import { conversationChanges } from './routes/conversation-changes.ts';
import { conversationDetails } from './routes/conversation-details.ts';
import { conversations } from './routes/conversations.ts';
import { downloadHandlers } from './routes/downloads.ts';
import { inboxBots } from './routes/inbox-bots.ts';
import { inboxes } from './routes/inboxes.ts';
import { instance } from './routes/instance.ts';
import { labels } from './routes/labels.ts';
import { members } from './routes/members.ts';
import { messages } from './routes/messages.ts';
import { newConversation } from './routes/new-conversation.ts';
import { reports } from './routes/reports.ts';
import { summaryReports } from './routes/summary-reports.ts';
import { teams } from './routes/teams.ts';
import { scenarios } from './scenarios/index.ts';
import { seedChatwoot } from './seed/index.ts';
import { type ChatwootTables, Conversations, createTables, Messages, ReportingEvents } from './tables.ts';
import { prepare } from './written/prepare.ts';

/** All operations of the built-in document. A missing one does not compile. */
const handlers = {
  ...instance,
  ...reports,
  ...summaryReports,
  ...downloadHandlers,
  ...agents,
  ...contactInboxes,
  ...contactLabels,
  ...contactLists,
  ...contactMerge,
  ...contacts,
  ...conversationChanges,
  ...conversationDetails,
  ...conversations,
  ...inboxBots,
  ...inboxes,
  ...labels,
  ...members,
  ...messages,
  ...newConversation,
  ...teams,
  ...resourceHandlers,
  ...clientHandlers,
} satisfies ChatwootHandlers;

export const chatwoot = defineVendorMock<ChatwootTables, Caller, ChatwootEvent>(declaration, {
  wire: {
    withoutFormat: removeFormatSuffix,
    acceptsBareJson: true,
    // Rails routes both updates of a resource alike (actionpack 7.1, routing/mapper.rb: `resources`).
    sameMethods: { PUT: 'PATCH', PATCH: 'PUT' },
  },
  secrets: { headers: credentialHeaders, fields: { identifier_hash: 'token' } },
  createTables,
  classes: { Contacts, Conversations, Messages, ReportingEvents },
  reducers,
  scenarios,
  explainers: toExplainers(explainers),
  seed: seedChatwoot,
  *computeAggregates(tables) {
    for (const account of tables.accounts.values()) yield* aggregateAll(account);
  },
  identities: listIdentities,
  credentials: listCredentials,
  adoptTokens,
  schemeIdentities: [platformApp],
  listIds,
  holdsId,
  findRoles,
  counts(tables) {
    const accounts = [...tables.accounts.values()];
    const sum = (of: (account: (typeof accounts)[number]) => number) =>
      accounts.reduce((all, each) => all + of(each), 0);
    return {
      accounts: accounts.length,
      users: tables.users.size,
      bots: tables.bots.size,
      inboxes: sum((account) => account.inboxes.size),
      teams: sum((account) => account.teams.size),
      labels: sum((account) => account.labels.size),
      contacts: sum((account) => account.contacts.length - account.contacts.removedCount),
      conversations: sum((account) => countRows(account).conversations),
      messages: sum((account) => countRows(account).messages),
      reporting_events: sum((account) => countRows(account).events),
    };
  },
  samples(now) {
    const until = Math.floor(now / day) * (day / second);
    const window = `since=${until - (30 * day) / second}&until=${until}`;
    return [
      `/api/v2/accounts/1/summary_reports/channel?${window}`,
      `/api/v2/accounts/1/reports?metric=conversations_count&type=account&${window}`,
      `/api/v2/accounts/1/reports/outgoing_messages_count?group_by=agent&${window}`,
      `/api/v1/accounts/1/reporting_events?${window}`,
    ];
  },
  toBody,
  authenticate,
  findHolder,
  authorize,
  listDueEvents: due,
  prepare,
  handlers: withAutomation(toHandlers(handlers satisfies OnlyDocumented<typeof handlers>)),
  loadKnownOperations: async () => (await import('./known-operations.ts')).knownOperations,
  renderError: renderFault,
});
