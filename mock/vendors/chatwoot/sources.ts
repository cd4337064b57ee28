import { mix, toHex } from '../../seed/mix.ts';
import type { SourceLink } from './contacts.ts';
import type { Account } from './tables.ts';

const keys = { contact: 0x5bd1e995, inbox: 0x1b873593 };

/** What a contact is called in an inbox unless somebody wrote otherwise: a UUID that can be read back. */
export function toSource({ contact, inbox }: SourceLink): string {
  const check = mix(contact, inbox);
  const place = toHex((inbox ^ keys.inbox) >>> 0, 8);
  const filler = toHex(mix(check), 8);
  return [
    toHex((contact ^ keys.contact) >>> 0, 8),
    place.slice(0, 4),
    `4${toHex(check, 3)}`,
    `8${filler.slice(0, 3)}`,
    place.slice(4) + filler,
  ].join('-');
}

/** Whom a source id names. One that is made names somebody as soon as both contact and inbox exist. */
export function findSource(account: Account, source: string): SourceLink | undefined {
  const [written] = account.contacts.sources.get(source) ?? [];
  if (written) return written;
  const parts = /^([0-9a-f]{8})-([0-9a-f]{4})-[0-9a-f]{4}-[0-9a-f]{4}-([0-9a-f]{4})[0-9a-f]{8}$/.exec(source);
  if (!parts) return undefined;
  const [, first = '', high = '', low = ''] = parts;
  const link = {
    contact: (Number.parseInt(first, 16) ^ keys.contact) >>> 0,
    inbox: (Number.parseInt(high + low, 16) ^ keys.inbox) >>> 0,
  };
  const exists = account.contacts.rowOf.get(link.contact) > 0 && account.inboxes.has(link.inbox);
  return exists && toSource(link) === source ? link : undefined;
}

/** True when another contact goes by that text in that inbox. */
export function isTaken(account: Account, source: string, { contact, inbox }: SourceLink): boolean {
  const links = account.contacts.sources.get(source) ?? [];
  return links.some((link) => link.inbox === inbox && link.contact !== contact);
}

/** What a contact is called in an inbox. */
export function sourceOf({ contacts }: Account, link: SourceLink): string {
  const row = contacts.rowOf.get(link.contact) - 1;
  return contacts.sourceOf.get(row)?.[link.inbox] ?? toSource(link);
}
