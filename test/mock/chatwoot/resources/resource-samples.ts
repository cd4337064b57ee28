import { agentBots } from '../../../../mock/vendors/chatwoot/resources/agent-bots.ts';
import { automationRules } from '../../../../mock/vendors/chatwoot/resources/automation-rules.ts';
import { cannedResponses } from '../../../../mock/vendors/chatwoot/resources/canned-responses.ts';
import { customAttributes } from '../../../../mock/vendors/chatwoot/resources/custom-attributes.ts';
import { customFilters } from '../../../../mock/vendors/chatwoot/resources/custom-filters.ts';
import type { Resource, ResourceOperations } from '../../../../mock/vendors/chatwoot/resources/engine/resource.ts';
import { macros } from '../../../../mock/vendors/chatwoot/resources/macros.ts';
import { notes } from '../../../../mock/vendors/chatwoot/resources/notes.ts';
import { webhooks } from '../../../../mock/vendors/chatwoot/resources/webhooks.ts';

type JsonObject = Record<string, unknown>;

/** A resource with a valid new record and a valid change. */
export interface Sample {
  resource: Pick<Resource<ResourceOperations>, 'kind' | 'operations' | 'isFlat'>;
  path: string;
  /** The query of the list. */
  query?: string;
  created: JsonObject;
  changed: JsonObject;
  /** Whether the path has a record of the account, which other accounts do not have. */
  isBelow?: boolean;
  /** Whether only administrators may write. */
  isAdministered?: boolean;
  /** The status for the number of an unknown record in the observed profile. Default: 404. */
  unknown?: number;
  /** The status of a deletion in the observed profile. */
  removal?: number;
}

export const samples: readonly Sample[] = [
  {
    resource: agentBots,
    path: '/agent_bots',
    created: { name: 'Helper', outgoing_url: 'https://bot.example/hook', bot_type: 0, bot_config: { tone: 'kind' } },
    changed: { name: 'Guide', description: 'Answers first' },
    isAdministered: true,
  },
  {
    resource: automationRules,
    path: '/automation_rules',
    created: {
      name: 'Bugs',
      event_name: 'message_created',
      conditions: [{ attribute_key: 'content', filter_operator: 'contains', values: ['bug'], query_operator: null }],
      actions: [{ action_name: 'add_label', action_params: ['bug'] }],
    },
    changed: { name: 'Defects', active: false },
    isAdministered: true,
    unknown: 500,
  },
  {
    resource: cannedResponses,
    path: '/canned_responses',
    created: { short_code: 'hi', content: 'Hello, how can we help?' },
    changed: { content: 'Good morning!' },
  },
  {
    resource: customAttributes,
    path: '/custom_attribute_definitions',
    query: '?attribute_model=1',
    created: {
      attribute_display_name: 'Plan',
      attribute_display_type: 6,
      attribute_key: 'plan',
      attribute_model: 1,
      attribute_values: ['free', 'pro'],
    },
    changed: { attribute_display_name: 'Price plan' },
    isAdministered: true,
    removal: 204,
  },
  {
    resource: customFilters,
    path: '/custom_filters',
    created: { name: 'Mine', query: { payload: [] } },
    changed: { name: 'Ours' },
    removal: 204,
  },
  {
    resource: notes,
    path: '/contacts/1/notes',
    created: { content: 'Prefers phone calls.' },
    changed: { content: 'Prefers emails.' },
    isBelow: true,
  },
  {
    resource: macros,
    path: '/macros',
    created: {
      name: 'Close',
      visibility: 'global',
      actions: [{ action_name: 'resolve_conversation', action_params: [] }],
    },
    changed: { name: 'Close as spam', visibility: 'personal' },
    unknown: 500,
  },
  {
    resource: webhooks,
    path: '/webhooks',
    created: { url: 'https://example.com/hook', subscriptions: ['message_created'], name: 'Hook' },
    changed: { subscriptions: ['conversation_created'] },
    isAdministered: true,
  },
];
