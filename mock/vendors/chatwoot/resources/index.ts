import { agentBotActions, agentBots } from './agent-bots.ts';
import { automationRuleActions, automationRules } from './automation-rules.ts';
import { cannedResponses } from './canned-responses.ts';
import { customAttributes } from './custom-attributes.ts';
import { customFilters } from './custom-filters.ts';
import type { RecordKind } from './engine/record.ts';
import type { Resource, ResourceOperations } from './engine/resource.ts';
import { serveResource } from './engine/serve-resource.ts';
import { hooks, integrationApps } from './integration-hooks.ts';
import { macroActions, macros } from './macros.ts';
import { notes } from './notes.ts';
import { webhooks } from './webhooks.ts';

type Declared = Pick<Resource<ResourceOperations>, 'kind' | 'operations' | 'isFlat' | 'fields' | 'parent' | 'derive'>;

/** The resources whose records are stored by their kind. */
export const resources: Readonly<Record<RecordKind, Declared>> = {
  automation_rule: automationRules,
  canned_response: cannedResponses,
  custom_attribute_definition: customAttributes,
  custom_filter: customFilters,
  hook: hooks,
  macro: macros,
  note: notes,
  webhook: webhooks,
};

export const resourceHandlers = {
  ...serveResource(agentBots),
  ...agentBotActions,
  ...serveResource(automationRules),
  ...automationRuleActions,
  ...serveResource(hooks),
  ...integrationApps,
  ...serveResource(macros),
  ...macroActions,
  ...serveResource(cannedResponses),
  ...serveResource(customAttributes),
  ...serveResource(customFilters),
  ...serveResource(notes),
  ...serveResource(webhooks),
};

/** The key below which a controller reads the parameters, by operation. */
export const resourceRoots: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(resources)
    .filter(({ isFlat }) => !isFlat)
    .flatMap(({ kind, operations: { create, update } }) => [
      [create, kind],
      [update, kind],
    ]),
);
