import type { ChatwootBody } from '../../../../specs/bodies.ts';
import { getContactRow } from '../contact-queries/contact-row.ts';
import { toAgent } from '../views/people.ts';
import { toSeconds } from '../views/view.ts';
import { isFilled } from './engine/field.ts';
import type { StoredRecord } from './engine/record.ts';
import { defineResource, type RecordView } from './engine/resource.ts';

/**
 * The notes of a contact. Source: Chatwoot 4.13.0, app/controllers/api/v1/accounts/contacts/notes_controller.rb,
 * app/models/note.rb (read).
 */
export const notes = defineResource({
  kind: 'note',
  operations: {
    list: 'list-notes-of-a-contact',
    create: 'add-note-to-a-contact',
    show: 'get-note-of-a-contact',
    update: 'update-note-of-a-contact',
    remove: 'delete-note-of-a-contact',
  },
  parameter: 'id',
  parent: {
    parameter: 'contact_id',
    find: (account, text) => account.contacts.id.get(getContactRow(account, text, 'contact_id')),
  },
  fields: {
    content: { type: 'text', rules: [isFilled] },
    user_id: { type: 'integer', isWriter: true },
  },
  ignoresInvalidChanges: true,
  select: (records) => records.toSorted((a, b) => b.createdAt - a.createdAt || b.id - a.id),
  toList: (records, view) => records.map((record) => toNote(record, view)),
  toOne: toNote,
});

function toNote({ id, createdAt, updatedAt, values }: StoredRecord, view: RecordView) {
  const member = view.account.members.get(Number(values.user_id));
  const body = {
    id,
    content: values.content,
    // The view reads both from itself, not from the note.
    account_id: null,
    contact_id: null,
    ...(member && { user: toAgent(view, member) }),
    created_at: toSeconds(createdAt),
    updated_at: toSeconds(updatedAt),
  };
  // The types know an agent of one profile, and no optional fields.
  return body as ChatwootBody<'add-note-to-a-contact'>;
}
