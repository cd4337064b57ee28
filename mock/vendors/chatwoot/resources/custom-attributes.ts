import type { ChatwootSchema } from '../../../../specs/bodies.ts';
import { toIso } from '../../../time/iso.ts';
import { withoutNulls } from '../views/view.ts';
import { isFilled, isUnique, matches, type Rule } from './engine/field.ts';
import type { StoredRecord } from './engine/record.ts';
import { defineResource, type RecordView } from './engine/resource.ts';

const models = ['conversation_attribute', 'contact_attribute', 'company_attribute'];
const displayTypes = ['text', 'number', 'currency', 'percent', 'link', 'date', 'list', 'checkbox'];

const words = (text: string) => text.split(' ');

/** Keys that the records themselves have, by model. */
const standardKeys: Readonly<Record<string, readonly string[]>> = {
  conversation_attribute: words(
    'status priority assignee_id inbox_id team_id display_id campaign_id labels browser_language country_code referer created_at last_activity_at',
  ),
  contact_attribute: words(
    'name email phone_number identifier country_code city company_name created_at last_activity_at referer blocked',
  ),
  company_attribute: words('name domain description contacts_count created_at updated_at last_activity_at'),
};

const isNoStandardKey: Rule = (key, { values, isNew }) =>
  isNew && standardKeys[String(values.attribute_model)]?.includes(String(key))
    ? 'The provided key is not allowed as it might conflict with default attributes.'
    : undefined;

/**
 * Source: Chatwoot 4.13.0, app/controllers/api/v1/accounts/custom_attribute_definitions_controller.rb,
 * app/models/custom_attribute_definition.rb (read).
 */
export const customAttributes = defineResource({
  kind: 'custom_attribute_definition',
  operations: {
    list: 'get-account-custom-attribute',
    create: 'add-new-custom-attribute-to-account',
    show: 'get-details-of-a-single-custom-attribute',
    update: 'update-custom-attribute-in-account',
    remove: 'delete-custom-attribute-from-account',
  },
  parameter: 'id',
  fields: {
    attribute_display_name: { type: 'text', isTrimmed: true, rules: [isFilled] },
    attribute_key: {
      type: 'text',
      isTrimmed: true,
      rules: [
        isFilled,
        isUnique('attribute_key', ['attribute_model']),
        matches(/^[\p{L}\p{N}_.-]+$/u, 'must only contain letters, numbers, underscores, hyphens, and dots'),
        isNoStandardKey,
      ],
    },
    attribute_display_type: { type: 'text', names: displayTypes, initial: 'text', rules: [isFilled] },
    attribute_model: { type: 'text', names: models, initial: 'conversation_attribute', rules: [isFilled] },
    attribute_description: { type: 'text' },
    attribute_values: { type: 'texts', initial: [] },
    regex_pattern: { type: 'text' },
    regex_cue: { type: 'text' },
  },
  select(records, { attribute_model: model }) {
    if (model === undefined || model.trim() === '') return records;
    const name = models[Number(model)] ?? model;
    return records.filter(({ values }) => values.attribute_model === name);
  },
  toList: (records, view) => records.map((record) => toBody(record, view)),
  toOne: toBody,
  emptyAfterRemoval: 'chatwoot-deletions-are-204',
});

function toBody({ id, createdAt, updatedAt, values }: StoredRecord, { deviates }: RecordView) {
  const list = values.attribute_values;
  const optional = {
    attribute_description: values.attribute_description,
    regex_pattern: values.regex_pattern,
    regex_cue: values.regex_cue,
    // No request sets it.
    default_value: null,
  };
  const body = {
    id,
    attribute_display_name: values.attribute_display_name,
    attribute_display_type: values.attribute_display_type,
    attribute_key: values.attribute_key,
    ...(deviates('chatwoot-absent-values-are-null') ? optional : withoutNulls(optional)),
    attribute_values: deviates('chatwoot-attribute-values-are-a-list') ? list : JSON.stringify(list),
    attribute_model: values.attribute_model,
    created_at: toIso(createdAt),
    updated_at: toIso(updatedAt),
  };
  // The types know the bodies of all ledger entries and of none.
  return body as ChatwootSchema<'custom_attribute'>;
}
