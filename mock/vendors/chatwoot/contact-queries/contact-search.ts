import { type Contacts, identityOf } from '../contacts.ts';
import { toContains, toLikePredicate } from '../filters/like-pattern.ts';
import { readNames } from './contact-order.ts';

/**
 * Returns the predicate of rows whose name, email address or phone number contains a text without regard to case, or whose
 * identifier contains it as written.
 *
 * Source: Chatwoot 4.13.0, contacts_controller.rb, search (executed).
 */
export function toSearch(contacts: Contacts, text: string): (row: number) => boolean {
  const contains = toContains(text);
  const containsExactly = toLikePredicate(`%${text}%`, { ignoresCase: false });
  const nameOf = readNames(contacts);
  const byName = new Map<string, boolean>();
  const isPlain = !/[\d%_\\]/.test(text);
  return (row) => {
    const name = nameOf(row);
    const known = byName.get(name);
    const isNamed = known ?? contains(name);
    if (known === undefined) byName.set(name, isNamed);
    if (isNamed) return true;
    // A seeded contact has an email address of its name, a number and a domain, and a phone number of digits.
    if (isPlain && contacts.details.get(row) === undefined) return containsAddress(name, text.toLowerCase());
    const { email, phone, identifier } = identityOf(contacts, row);
    return (
      (email !== null && contains(email)) ||
      (phone !== null && contains(phone)) ||
      (identifier !== null && containsExactly(identifier))
    );
  };
}

/** Whether the address of a seeded contact contains a text without digits, which cannot span the number in the address. */
function containsAddress(name: string, text: string): boolean {
  return `${name.replace(/[^a-z]+/g, '.')}.`.includes(text) || '@customers.example'.includes(text) || text === '+';
}
