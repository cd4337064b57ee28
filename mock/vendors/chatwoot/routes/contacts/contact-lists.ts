import type { ChatwootBody } from '../../../../../specs/bodies.ts';
import { getAccount } from '../../access/agent-access.ts';
import { isReachable, toCustomAttributes, toFilterAttributes } from '../../contact-queries/contact-filter.ts';
import { selectPage } from '../../contact-queries/contact-order.ts';
import { toSearch } from '../../contact-queries/contact-search.ts';
import { isExisting } from '../../contacts.ts';
import { parseFilter } from '../../filters/parse-filter.ts';
import type { ChatwootHandlers } from '../../handler.ts';
import { isPresent, toInteger, toPage, toText } from '../../input/casts.ts';
import { toLabelPredicate, toWantedTitles } from '../../labels/label-titles.ts';
import { refuseOrFail } from '../../refusals.ts';
import { toContact } from '../../views/contact.ts';

const pageSize = 15;

const toRange = (page: number) => ({ first: (page - 1) * pageSize, size: pageSize });

/** The lists of contacts: all, those with a text, and those that satisfy conditions. */
export const contactLists = {
  contactList({ tables, request, values, appliesDeviation }) {
    const account = getAccount(tables, request);
    const { contacts } = account;
    // The document lists no labels. Servers read a list, or one text with commas.
    const labels = request.lists.labels ?? request.query.labels;
    const hasLabel = isPresent(labels) && toLabelPredicate(account, 'contacts', toWantedTitles(labels ?? []));
    const isListed = (row: number) => isReachable(contacts, row) && (!hasLabel || hasLabel(row));
    const page = toPage(values.page);
    const { rows, count } = selectPage(contacts, isListed, toText(values.sort) ?? undefined, toRange(page));
    return {
      // The page of the query as a string, or a number without one. Source: Chatwoot 4.13.0, contacts controller (executed).
      meta: { count, current_page: request.query.page ?? page },
      payload: rows.map((row) => toContact(account, row, appliesDeviation)),
    };
  },

  /** The mock has no visitors with an open chat widget. */
  'list-active-contacts'({ request, values }) {
    return { meta: { count: 0, current_page: request.query.page ?? toPage(values.page) }, payload: [] };
  },

  contactSearch({ tables, request, values, appliesDeviation }) {
    const account = getAccount(tables, request);
    const { contacts } = account;
    const countsPage = appliesDeviation('chatwoot-contact-search-counts-its-page');
    const current_page = request.query.page ?? 1;
    const text = toText(values.q)?.trim() ?? '';
    if (text === '') {
      const meta = countsPage ? { count: null, current_page, has_more: null } : { count: 0, current_page };
      // The types know the bodies of one profile only.
      return { meta, payload: [] } as unknown as ChatwootBody<'contactSearch'>;
    }
    const page = values.page === undefined || values.page === null ? 1 : (toInteger(values.page) ?? 0);
    // Servers compute a negative offset.
    if (page < 1) throw refuseOrFail(appliesDeviation, { name: 'page', message: 'must be at least 1' });
    const matches = toSearch(contacts, text);
    const isListed = (row: number) =>
      (countsPage ? isExisting(contacts, row) : isReachable(contacts, row)) && matches(row);
    const { rows, count } = selectPage(contacts, isListed, toText(values.sort) ?? undefined, toRange(page));
    const meta = countsPage
      ? { count: rows.length, current_page, has_more: count > page * pageSize }
      : { count, current_page };
    const payload = rows.map((row) => toContact(account, row, appliesDeviation));
    return { meta, payload } as unknown as ChatwootBody<'contactSearch'>;
  },

  contactFilter({ tables, request, appliesDeviation }) {
    const account = getAccount(tables, request);
    const { contacts } = account;
    const body: Record<string, unknown> = request.body ?? {};
    const matches = parseFilter(
      body.payload,
      toFilterAttributes(account),
      toCustomAttributes(account),
      appliesDeviation,
    );
    const isListed = (row: number) => isReachable(contacts, row) && matches(row);
    const page = toPage(body.page);
    const { rows, count } = selectPage(contacts, isListed, toText(body.sort) ?? undefined, toRange(page));
    return {
      meta: { count, current_page: isPresent(request.query.page) ? String(request.query.page) : page },
      payload: rows.map((row) => toContact(account, row, appliesDeviation)),
    };
  },
} satisfies Partial<ChatwootHandlers>;
