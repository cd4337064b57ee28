import { type Contacts, identityOf, isExisting } from '../contacts.ts';
import { firstOf } from '../filters/condition.ts';
import { findCustomTypes } from '../filters/custom-types.ts';
import {
  CannotFilter,
  type CustomFilterAttributes,
  type FilterAttribute,
  type FilterAttributes,
  type FilterValue,
} from '../filters/filter-attribute.ts';
import { labelsOf } from '../labels/label-titles.ts';
import type { Account } from '../tables.ts';
import { readNames } from './contact-order.ts';

/** Whether a contact exists and has an email address, phone number or identifier. Others are in no list. */
export function isReachable(contacts: Contacts, row: number): boolean {
  if (!isExisting(contacts, row)) return false;
  const details = contacts.details.get(row);
  // Seeded contacts always have an email address.
  return details === undefined || Boolean(details.email || details.phone || details.identifier);
}

const equality = ['equal_to', 'not_equal_to'];
const containment = [...equality, 'contains', 'does_not_contain'];
const ofDates = ['is_greater_than', 'is_less_than', 'days_before'];

/** Only the first value counts. A text is compared in lower case. */
function firstInLowerCase(values: unknown): readonly unknown[] {
  const first = firstOf(values);
  return [typeof first === 'string' ? first.toLowerCase() : first];
}

function firstText(values: unknown): string {
  const first = firstOf(values);
  if (typeof first !== 'string') throw new CannotFilter('the first value is not a text');
  return first;
}

const lower = (text: string | null) => text?.toLowerCase() ?? null;

/**
 * The attributes that filters of contacts have, by key.
 *
 * Source: Chatwoot 4.13.0, lib/filters/filter_keys.yml, app/services/contacts/filter_service.rb (executed).
 */
export function toFilterAttributes(account: Account): FilterAttributes {
  const { contacts } = account;
  const text = (operators: readonly string[], read: (row: number) => FilterValue): FilterAttribute => ({
    operators,
    type: 'text',
    read,
    toOperands: firstInLowerCase,
  });
  const additional = (name: string) => (row: number) => {
    const value = contacts.details.get(row)?.additional?.[name] ?? null;
    return value === null ? null : lower(typeof value === 'string' ? value : JSON.stringify(value));
  };
  const identity = (row: number) => identityOf(contacts, row);
  return {
    name: text(containment, readNames(contacts)),
    phone_number: {
      operators: [...containment, 'starts_with'],
      type: 'text',
      read: (row) => identity(row).phone,
      toOperands: (values) => [`+${firstText(values).replaceAll('+', '')}`],
    },
    email: text(containment, (row) => lower(identity(row).email)),
    identifier: text(equality, (row) => lower(identity(row).identifier)),
    country_code: {
      ...text(equality, additional('country_code')),
      toOperands: (values) => [firstText(values).toLowerCase()],
    },
    city: text(containment, additional('city')),
    company_name: text(containment, additional('company_name')),
    labels: {
      operators: [...equality, 'is_present', 'is_not_present'],
      type: 'labels',
      read: (row) => labelsOf(account, row, 'contacts'),
      toOperands: firstInLowerCase,
    },
    created_at: { operators: ofDates, type: 'date', read: (row) => contacts.createdAt.get(row) },
    last_activity_at: { operators: ofDates, type: 'date', read: (row) => contacts.lastActivityAt.get(row) || null },
    blocked: {
      operators: equality,
      type: 'boolean',
      read: (row) => contacts.details.get(row)?.blocked ?? false,
      toOperands: firstInLowerCase,
    },
  };
}

/** The custom attributes that an account defines for contacts. */
export function toCustomAttributes(account: Account): CustomFilterAttributes {
  return {
    findType: findCustomTypes(account, 'contact_attribute'),
    read: (row) => account.contacts.details.get(row)?.custom ?? {},
    toOperands: firstInLowerCase,
  };
}
