import { getAccount } from '../../access/agent-access.ts';
import { getContactRow } from '../../contact-queries/contact-row.ts';
import type { ChatwootCall, ChatwootHandlers } from '../../handler.ts';
import { toParams } from '../../input/params.ts';
import { labelsOf, readTitles, toLabels } from '../../labels/label-titles.ts';

/**
 * The labels of a contact. No body but theirs shows them.
 *
 * Source: Chatwoot 4.13.0, app/controllers/api/v1/accounts/contacts/labels_controller.rb (executed).
 */
export const contactLabels = {
  'list-all-labels-of-a-contact': (call) => show(call),

  'contact-add-labels'(call) {
    const { account, row } = locate(call);
    const titles = readTitles(toParams(call.request));
    const contact = account.contacts.id.get(row);
    const labels = toLabels(account, titles);
    call.append({ type: 'contact.labelled', at: call.now, account: account.id, contact, ...labels });
    return show(call);
  },
} satisfies Partial<ChatwootHandlers>;

function show(call: ChatwootCall) {
  const { account, row } = locate(call);
  return { payload: labelsOf(account, row, 'contacts') };
}

function locate({ tables, request }: ChatwootCall) {
  const account = getAccount(tables, request);
  return { account, row: getContactRow(account, request.params.id) };
}
