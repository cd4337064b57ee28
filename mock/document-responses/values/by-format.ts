import type { Faker } from '../../ambient.ts';
import { toIso } from '../../time/iso.ts';
import { createPerson, type GenerationContext, type ValueLocation } from './generation-context.ts';
import { toPastTime } from './times.ts';

type MakeText = (making: GenerationContext, spot: ValueLocation) => string;

const toBase64 = (text: string) => Buffer.from(text).toString('base64');

/** Generators of strings by `format` of JSON Schema, OpenAPI and the vendors' documents. */
export const textsByFormat: Readonly<Record<string, MakeText>> = {
  'date-time': (making, { words }) => toIso(toPastTime(making, words)),
  date: (making, { words }) => toIso(toPastTime(making, words)).slice(0, 10),
  time: (making, { words }) => toIso(toPastTime(making, words)).slice(11),
  duration: ({ faker }) => `PT${faker.number.int({ min: 5, max: 55 })}M`,
  email: toOwnMail,
  'idn-email': toOwnMail,
  hostname: ({ faker }) => `${faker.internet.domainWord()}.example.com`,
  'idn-hostname': ({ faker }) => `${faker.internet.domainWord()}.example.com`,
  ipv4: ({ faker }) => `192.0.2.${faker.number.int({ min: 1, max: 254 })}`,
  ipv6: ({ faker }) => `2001:db8::${faker.number.hex({ min: 1, max: 65535 })}`,
  uri: ({ faker }) => `https://example.com/${toSlug(faker)}`,
  iri: ({ faker }) => `https://example.com/${toSlug(faker)}`,
  url: ({ faker }) => `https://example.com/${toSlug(faker)}`,
  'uri-reference': ({ faker }) => `/${toSlug(faker)}`,
  'iri-reference': ({ faker }) => `/${toSlug(faker)}`,
  'uri-template': ({ faker }) => `https://example.com/${toSlug(faker)}/{id}`,
  'json-pointer': ({ faker }) => `/${toSlug(faker)}/0`,
  'relative-json-pointer': ({ faker }) => `1/${toSlug(faker)}`,
  regex: () => '^[a-z]+$',
  uuid: ({ faker }) => faker.string.uuid(),
  byte: ({ faker }) => toBase64(faker.commerce.productName()),
  binary: ({ faker }) => faker.commerce.productName(),
  password: ({ faker }) => faker.internet.password({ length: 16 }),
  phone: ({ faker }) => faker.phone.number({ style: 'international' }),
  'unix-seconds': (making, { words }) => String(Math.floor(toPastTime(making, words) / 1000)),
  'iso-instant': (making, { words }) => toIso(toPastTime(making, words)),
};

/** An email address in the reserved domain example.com. */
export function toEmail(first: string, last: string): string {
  return `${first}.${last}@example.com`.toLowerCase().replace(/[^a-z.@]/g, '');
}

/** The email address of the person whom the surrounding object describes. */
function toOwnMail(making: GenerationContext, { person }: ValueLocation): string {
  const { first, last } = person ?? createPerson(making);
  return toEmail(first, last);
}

/** A short name for URLs. */
export function toSlug({ commerce, string }: Faker): string {
  return `${commerce.department().toLowerCase()}-${string.numeric({ length: 3, allowLeadingZeros: false })}`;
}
