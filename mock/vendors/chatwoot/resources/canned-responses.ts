import type { ChatwootSchema } from '../../../../specs/bodies.ts';
import { toIso } from '../../../time/iso.ts';
import { isFilled, isUnique } from './engine/field.ts';
import type { StoredRecord } from './engine/record.ts';
import { defineResource, type RecordView } from './engine/resource.ts';

/** Source: Chatwoot 4.13.0, app/controllers/api/v1/accounts/canned_responses_controller.rb, app/models/canned_response.rb (read). */
export const cannedResponses = defineResource({
  kind: 'canned_response',
  operations: {
    list: 'get-account-canned-response',
    create: 'add-new-canned-response-to-account',
    update: 'update-canned-response-in-account',
    remove: 'delete-canned-response-from-account',
  },
  parameter: 'id',
  fields: {
    content: { type: 'text', rules: [isFilled] },
    short_code: { type: 'text', rules: [isFilled, isUnique('short_code')] },
  },
  select: (records, { search }) => (search === undefined ? records : findText(records, search.toLowerCase())),
  toList: (records, view) => records.map((record) => toBody(record, view)),
  toOne: toBody,
});

function toBody({ id, createdAt, updatedAt, values }: StoredRecord, { account }: RecordView) {
  const body: ChatwootSchema<'canned_response'> = {
    id,
    account_id: account.id,
    short_code: String(values.short_code),
    content: String(values.content),
    created_at: toIso(createdAt),
    updated_at: toIso(updatedAt),
  };
  return body;
}

/** Codes that start with the text come first, then codes that contain it, then contents. */
function findText(records: StoredRecord[], text: string): StoredRecord[] {
  const rank = ({ values: { short_code: code, content } }: StoredRecord) => {
    const position = String(code).toLowerCase().indexOf(text);
    if (position >= 0) return position === 0 ? 3 : 2;
    return String(content).toLowerCase().includes(text) ? 1 : 0;
  };
  return records.filter((record) => rank(record) > 0).sort((a, b) => rank(b) - rank(a));
}
