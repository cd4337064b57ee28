import type { ChatwootOperationId } from '../../../specs/bodies.ts';
import { chatwoot as declaration } from '../../../specs/chatwoot/vendor.ts';
import { unknownParameter } from '../../relations/comparisons/unknown-parameter.ts';
import { type Discovery, defineVendorCheck } from '../../vendor.ts';
import { bucketRelations } from './buckets.ts';
import { channelRelations } from './channels.ts';
import { contactAndMessageRelations } from './contacts-and-messages.ts';
import { conversationRelations } from './conversations.ts';
import { eventRelations } from './events.ts';
import { figures, lists } from './figures.ts';
import { groupRelations } from './groups.ts';
import { login } from './login.ts';
import { matrixRelations } from './matrix.ts';
import { noWindowRelations } from './no-window.ts';
import {
  channels,
  conversations,
  distribution,
  events,
  type Group,
  groupSummaries,
  matrix,
  outgoing,
  series,
  summary,
} from './operations.ts';
import { scenarioTests } from './scenario-tests.ts';
import { summaryRelations } from './summaries.ts';
import { windowRelations } from './windows.ts';

const fromOutgoing = (group: string): Discovery<ChatwootOperationId> => ({
  operation: outgoing,
  query: { group_by: group },
  items: '',
  field: 'id',
  most: 'outgoing_messages_count',
  // Messages of agents who have left are counted under their ids, but these agents are no longer found. Their rows lack a name.
  lasting: 'name',
});
/** Every existing agent, inbox, team or label has a row, even without conversations. */
const fromSummary = (group: Group): Discovery<ChatwootOperationId> => ({
  operation: groupSummaries[group],
  items: '',
  field: 'id',
  most: 'conversations_count',
});
const fromList = (operation: ChatwootOperationId, items = ''): Discovery<ChatwootOperationId> => ({
  operation,
  items,
  field: 'id',
});
const fromEvents = (field: string): Discovery<ChatwootOperationId> => ({ operation: events, items: '/payload', field });

const reports = [series, summary, outgoing, channels, events, matrix, distribution, ...Object.values(groupSummaries)];

/** What the check knows about Chatwoot. */
export const chatwoot = defineVendorCheck<ChatwootOperationId>(declaration, {
  schemes: { userApiKey: 'full', platformAppApiKey: 'platform' },
  foreignSchemes: ['agentBotApiKey'],
  identities: {
    full: { api_access_token: 'CHATPACT_CHATWOOT_TOKEN' },
    low: { api_access_token: 'CHATPACT_CHATWOOT_LOW_TOKEN' },
    other: { api_access_token: 'CHATPACT_CHATWOOT_OTHER_TOKEN' },
    bot: { api_access_token: 'CHATPACT_CHATWOOT_BOT_TOKEN' },
    platform: { api_access_token: 'CHATPACT_CHATWOOT_PLATFORM_TOKEN' },
  },
  // The headers of devise_token_auth, which the dashboard sends after login.
  callerHeaders: ['access-token', 'client', 'uid', 'token-type', 'expiry'],
  login,
  probe: channels,
  refusedHint:
    'Some proxies (nginx by default) drop headers whose names contain underscores, such as api_access_token. Chatwoot answers a wrong account like a wrong token: check CHATPACT_CHATWOOT_ACCOUNT_ID.',
  isEndInclusive: false,
  entities: {
    account: { env: 'CHATPACT_CHATWOOT_ACCOUNT_ID', isNumbered: true, fallback: '1' },
    agent: { discoveries: [fromOutgoing('agent'), fromSummary('agent'), fromList('get-account-agents')] },
    inbox: { discoveries: [fromOutgoing('inbox'), fromSummary('inbox'), fromList('listAllInboxes', '/payload')] },
    'inbox identifier': { discoveries: [{ ...fromList('listAllInboxes', '/payload'), field: 'inbox_identifier' }] },
    team: { discoveries: [fromOutgoing('team'), fromSummary('team'), fromList('list-all-teams')] },
    'label title': {
      discoveries: [
        { ...fromOutgoing('label'), field: 'name' },
        { operation: 'list-all-labels', items: '/payload', field: 'title' },
      ],
    },
    label: { discoveries: [fromOutgoing('label'), fromSummary('label'), fromList('list-all-labels', '/payload')] },
    'event name': { discoveries: [fromEvents('name')] },
    user: { discoveries: [fromEvents('user_id'), fromOutgoing('agent'), fromSummary('agent')] },
    conversation: {
      discoveries: [{ operation: conversations, query: { status: 'all' }, items: '/data/payload', field: 'id' }],
    },
    contact: { discoveries: [{ operation: 'contactList', items: '/payload', field: 'id' }] },
  },
  parameters: {
    account_id: 'account',
    inbox_id: 'inbox',
    inbox_identifier: 'inbox identifier',
    user_id: 'user',
    team_id: 'team',
    conversation_id: 'conversation',
    name: 'event name',
    labels: 'label title',
    contact_id: 'contact',
    'contactDetails.id': 'contact',
    'contactConversations.id': 'contact',
    'contactableInboxesGet.id': 'contact',
    'list-all-labels-of-a-contact.id': 'contact',
    'GetInbox.id': 'inbox',
    'get-details-of-a-single-team.team_id': 'team',
    'get-details-of-a-single-team.id': 'team',
    'get-details-of-a-single-label.id': 'label',
  },
  figures,
  lists,
  scenarioTests,
  relations: [
    ...bucketRelations,
    ...windowRelations,
    ...summaryRelations,
    ...channelRelations,
    ...groupRelations,
    ...matrixRelations,
    ...eventRelations,
    ...conversationRelations,
    ...contactAndMessageRelations,
    ...noWindowRelations,
    ...reports.map(unknownParameter),
  ],
});
