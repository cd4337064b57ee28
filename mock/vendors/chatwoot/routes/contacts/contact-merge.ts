import type { ChatwootBody } from '../../../../../specs/bodies.ts';
import { getAccount } from '../../access/agent-access.ts';
import { findContactRow } from '../../contact-queries/contact-row.ts';
import type { ChatwootHandlers } from '../../handler.ts';
import { toParams } from '../../input/params.ts';
import { labelsOf, toLabels } from '../../labels/label-titles.ts';
import { refuseUnknown } from '../../refusals.ts';
import type { Account } from '../../tables.ts';
import { toListedContact, toSender } from '../../views/contact.ts';

/** Source: Chatwoot 4.13.0, app/controllers/api/v1/accounts/actions/contact_merges_controller.rb (executed). */
export const contactMerge = {
  contactMerge({ tables, request, now: at, appliesDeviation, append }) {
    const account = getAccount(tables, request);
    const params = toParams(request);
    const base = getNamedRow(account, params, 'base_contact_id');
    const other = getNamedRow(account, params, 'mergee_contact_id');
    const { id } = account.contacts;
    const ids = { account: account.id, contact: id.get(base) };
    if (base !== other) {
      const labels = labelsOf(account, other, 'contacts');
      if (labels.length > 0 && !appliesDeviation('chatwoot-merge-drops-labels')) {
        const all = new Set([...labelsOf(account, base, 'contacts'), ...labels]);
        append({ type: 'contact.labelled', at, ...ids, ...toLabels(account, [...all]) });
      }
      append({ type: 'contact.merged', at, ...ids, mergee: id.get(other) });
    }
    const body = appliesDeviation('chatwoot-merged-contact-is-flat')
      ? toFlatContact(account, base)
      : { id: ids.contact, payload: [toListedContact(account, base)] };
    // The types know the body of one profile only.
    return body as ChatwootBody<'contactMerge'>;
  },
} satisfies Partial<ChatwootHandlers>;

function getNamedRow(account: Account, params: Record<string, unknown>, name: string): number {
  const row = findContactRow(account, params[name]);
  if (row === undefined) throw refuseUnknown(name);
  return row;
}

function toFlatContact(account: Account, row: number) {
  const { last_activity_at: activeAt, ...contact } = toSender(account, row);
  return { ...contact, ...(activeAt !== 0 && { last_activity_at: activeAt }) };
}
