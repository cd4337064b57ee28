import type { ChatwootSchema } from '../../../../specs/bodies.ts';
import { toIso } from '../../../time/iso.ts';
import type { StoredRecord } from './engine/record.ts';
import { defineResource, type RecordView } from './engine/resource.ts';

/** Source: Chatwoot 4.13.0, app/controllers/api/v1/accounts/custom_filters_controller.rb, app/models/custom_filter.rb (read). */
export const customFilters = defineResource({
  kind: 'custom_filter',
  operations: {
    list: 'list-all-filters',
    create: 'create-a-custom-filter',
    show: 'get-details-of-a-single-custom-filter',
    update: 'update-a-custom-filter',
    remove: 'delete-a-custom-filter',
  },
  parameter: 'custom_filter_id',
  isPrivate: true,
  fields: {
    name: { type: 'text', isNeverNull: true },
    filter_type: {
      type: 'text',
      names: ['conversation', 'contact', 'report'],
      initial: 'conversation',
      isNeverNull: true,
    },
    query: { type: 'object', initial: {}, isNeverNull: true },
  },
  documentedNames: { deviation: 'chatwoot-filter-type-is-filter-type', names: { type: 'filter_type' } },
  select: (records, { filter_type: type = 'conversation' }) =>
    records.filter(({ values }) => values.filter_type === type),
  toList: (records, view) => records.map((record) => toBody(record, view)),
  toOne: toBody,
  maxPerOwner: {
    count: 1000,
    problem: {
      name: 'account_id',
      message: 'Limit reached. The maximum number of allowed custom filters for a user per account is 1000.',
    },
  },
  emptyAfterRemoval: 'chatwoot-deletions-are-204',
});

function toBody({ id, createdAt, updatedAt, values }: StoredRecord, { deviates }: RecordView) {
  const typeName = deviates('chatwoot-filter-type-is-filter-type') ? 'filter_type' : 'type';
  const body = {
    id,
    name: values.name,
    [typeName]: values.filter_type,
    query: values.query,
    created_at: toIso(createdAt),
    updated_at: toIso(updatedAt),
  };
  // The types know the bodies of both names.
  return body as ChatwootSchema<'custom_filter'>;
}
