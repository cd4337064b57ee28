import { cannedResponses } from './canned-responses.ts';
import { customAttributes } from './custom-attributes.ts';
import { customFilters } from './custom-filters.ts';
import type { RecordKind } from './engine/record.ts';
import type { Resource, ResourceOperations } from './engine/resource.ts';
import { serveResource } from './engine/serve-resource.ts';
import { notes } from './notes.ts';
import { webhooks } from './webhooks.ts';

type Declared = Pick<Resource<ResourceOperations>, 'kind' | 'operations' | 'fields' | 'parent' | 'derive'>;

/** All resources by kind. */
export const resources: Readonly<Record<RecordKind, Declared>> = {
  canned_response: cannedResponses,
  custom_attribute_definition: customAttributes,
  custom_filter: customFilters,
  note: notes,
  webhook: webhooks,
};

export const resourceHandlers = {
  ...serveResource(cannedResponses),
  ...serveResource(customAttributes),
  ...serveResource(customFilters),
  ...serveResource(notes),
  ...serveResource(webhooks),
};

/** The key below which a controller reads the parameters, by operation. */
export const resourceRoots: Readonly<Record<string, RecordKind>> = Object.fromEntries(
  Object.values(resources).flatMap(({ kind, operations: { create, update } }) => [
    [create, kind],
    [update, kind],
  ]),
);
