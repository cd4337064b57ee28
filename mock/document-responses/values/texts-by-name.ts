import { toIso } from '../../time/iso.ts';
import { toEmail, toSlug } from './by-format.ts';
import type { GenerationContext, Person, ValueLocation } from './generation-context.ts';
import { toPastTime } from './times.ts';

type MakeText = (making: GenerationContext, spot: ValueLocation & { person: Person }) => string;

/** Kinds of objects whose name is the name of a person. */
const peopleKinds =
  /\b(agent|user|contact|sender|assignee|assigned|member|author|owner|customer|visitor|person|people|profile|employee|participant|creator|admin|administrator|guest|by|u|me|meta|lead|driver|patient|recipient|manager|served)$/;

const pick =
  (...texts: string[]): MakeText =>
  ({ faker }) =>
    faker.helpers.arrayElement(texts);

const sentence: MakeText = ({ faker }) => faker.helpers.arrayElement(sentences);
const token: MakeText = ({ faker }) => faker.string.alphanumeric(32);
const toTime: MakeText = (making, { words }) => toIso(toPastTime(making, words));
const page: MakeText = ({ faker }, { words }) =>
  `https://example.com/${words.split(' ')[0] || 'page'}/${faker.string.alphanumeric(8)}`;

/** Customer messages, used for texts whose property name has no better match. */
const sentences: readonly string[] = [
  'Could you tell me where my order is?',
  'Thanks, that solved it.',
  'The invoice of last month is missing an item.',
  'I can reproduce this on two devices.',
  'Please call me back after noon.',
  'We have shipped the replacement today.',
  'Is there a way to change the delivery address?',
  'The export stops at the second page.',
  'Our team is looking into it.',
  'Everything works again on our side.',
];

const titles: readonly string[] = [
  'Question about an invoice',
  'Order has not arrived',
  'Change of address',
  'Access for a new colleague',
  'Weekly summary',
  'Onboarding of a customer',
  'Delivery update',
];

const places: readonly string[] = ['Support', 'Sales', 'Billing', 'Deliveries', 'Onboarding', 'Returns', 'Partners'];

/** Texts by the words of a property name. The first match is used. */
const rows: readonly [words: RegExp, make: MakeText][] = [
  [/\be ?mails?( address(es)?)?$/, (_, { person }) => toEmail(person.first, person.last)],
  [/\b(first|given) name$/, (_, { person }) => person.first],
  [/\b(last|family|sur) ?name$/, (_, { person }) => person.last],
  [
    /\b(user ?name|login|nick ?name|handle|screen name)$/,
    (_, { person }) => toEmail(person.first, person.last).split('@')[0] ?? '',
  ],
  [/\b(full|display|available|sender|agent|assignee|contact|user|customer|author|owner|real|f) ?name$/, toFullName],
  [/\b(phone|mobile|telephone|fax|whats ?app)( numbers?)?$/, ({ faker }) => `+4930${faker.string.numeric(7)}`],
  [
    /\b(file ?name|attachment)$/,
    ({ faker }) => `${faker.helpers.arrayElement(['invoice', 'photo', 'report'])}-${faker.string.numeric(4)}.pdf`,
  ],
  [/\b(host|domain)( ?name)?$/, ({ faker }) => `${faker.internet.domainWord()}.example.com`],
  [/\b(company|organi[sz]ation|business|employer|brand)( name)?$/, ({ faker }) => faker.company.name()],
  [/\b(country|nation)$/, ({ faker }) => faker.location.country()],
  [/\bcountry code$/, ({ faker }) => faker.location.countryCode()],
  [/\b(city|town)$/, ({ faker }) => faker.location.city()],
  [/\b(state|province|region) name$/, ({ faker }) => faker.location.state()],
  [/\b(ip|ip address|remote address|ip addr)$/, ({ faker }) => `192.0.2.${faker.number.int({ min: 1, max: 254 })}`],
  [/\b(street|address|address line \d|street address)$/, ({ faker }) => faker.location.streetAddress()],
  [/\b(zip|postal|post)( ?code)?$/, ({ faker }) => faker.location.zipCode()],
  [/\b(latitude|lat)$/, ({ faker }) => String(faker.location.latitude())],
  [/\b(longitude|lon|lng)$/, ({ faker }) => String(faker.location.longitude())],
  [/\b(time ?zone|tz)$/, pick('Europe/Berlin', 'America/New_York', 'Asia/Singapore')],
  [/\b(locale|language|lang)( code)?$/, pick('en', 'de', 'fr', 'pt')],
  [/\bcurrency( code)?$/, pick('EUR', 'USD')],
  [/\bcolou?r$/, ({ faker }) => faker.color.rgb()],
  [
    /\b(avatar|thumbnail|thumb|image|icon|picture|photo|logo)( ur[il]| link)?$/,
    ({ faker }) => `https://example.com/images/${faker.string.alphanumeric(10)}.png`,
  ],
  [/\b(ur[il]|link|href|website|home ?page|webhook|callback|redirect|endpoint)$/, page],
  [/\b(mime|content|media) ?type$|^mime$/, pick('image/png', 'application/pdf', 'text/plain')],
  [/\b(uuid|guid)$/, ({ faker }) => faker.string.uuid()],
  [
    /\b(token|secret|password|passwd|api ?key|hmac|private key|public key|access key|hash|digest|checksum|etag|sha|md5|nonce|cursor)$/,
    token,
  ],
  [/\b(semver|version)$/, ({ faker }) => faker.system.semver()],
  [/\b(user ?agent)$/, () => 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'],
  [/\bbrowser( name)?$/, pick('Firefox', 'Chrome', 'Safari')],
  [/\b(os|platform|operating system|device)( name)?$/, pick('Linux', 'macOS', 'Windows', 'Android')],
  [/\b(emoji|reaction)s?$/, pick(':smile:', ':thumbsup:', ':tada:')],
  [/\b(slug|identifier|handle|alias)$/, ({ faker }) => toSlug(faker)],
  [
    /\b(key|code|attribute|field|variable|param|parameter|column)( name| key)?$/,
    ({ faker }) => faker.helpers.arrayElement(['region', 'plan', 'language', 'segment', 'source']),
  ],
  [/\b(ids?|guid|rid|uid|tmid|mid)$/, toId],
  [
    /(^|\b)(at|date|time|timestamp|ts|since|until|on|start|end|lm|ls)$|\b(updated|created|seen) at$|\bupdated$|\bcreated$/,
    toTime,
  ],
  [/\b(gender|sex)$/, pick('female', 'male', 'unspecified')],
  [/\b(job|position|title) title$|\bjob$/, ({ faker }) => faker.person.jobTitle()],
  [/\b(title|subject|topic|headline|heading|caption|announcement)$/, ({ faker }) => faker.helpers.arrayElement(titles)],
  [
    /\b(description|bio|about|summary|note|notes|comment|message|messages|msg|text|content|body|reason|question|answer|details|greeting|instructions|feedback|reply|excerpt|preview)$/,
    sentence,
  ],
  [/\b(errors?|warnings?)$/, pick('The request could not be completed.', 'A value is missing.')],
  [/\b(availability|presence)( status)?$/, pick('online', 'busy', 'offline')],
  [
    /\bstatus( text)?$/,
    (making, spot) =>
      (peopleKinds.test(spot.owner) ? pick('online', 'busy', 'away') : pick('open', 'pending', 'resolved'))(
        making,
        spot,
      ),
  ],
  [/\bstate$/, pick('open', 'active')],
  [/\b(roles?)$/, pick('agent', 'administrator')],
  [/\bpriority$/, pick('low', 'medium', 'high')],
  [/\b(types?|kind|category|scope|mode)$/, pick('default', 'general', 'standard')],
  [/\b(channels?)$/, pick('email', 'website', 'api')],
  [/\b(labels?|tags?)$/, pick('billing', 'delivery', 'urgent', 'returns')],
  [/\b(permissions?|grants?)$/, pick('view-statistics', 'create-c', 'edit-room')],
  [/\b(events?|triggers?|actions?)( name| type)?$/, pick('message_created', 'conversation_opened')],
  [/\b(extension|ext)$/, pick('pdf', 'png', 'csv')],
  [/\b(path|file|folder|directory)$/, ({ faker }) => `/${toSlug(faker)}`],
  [/\bname$/, toName],
];

/** Generates a text from the property name, for schemas without format, pattern or enum. */
export function makeTextByName(making: GenerationContext, spot: ValueLocation & { person: Person }): string {
  // `address` in an item of `emails` is an email address.
  if (/^email address/.test(`${spot.owner} ${spot.words}`)) return toEmail(spot.person.first, spot.person.last);
  const row = rows.find(([words]) => words.test(spot.words));
  if (row) return row[1](making, spot);
  if (peopleKinds.test(spot.words)) return toFullName(making, spot);
  return making.faker.commerce.department();
}

function toFullName(_: GenerationContext, { person }: { person: Person }): string {
  return `${person.first} ${person.last}`;
}

function toName(making: GenerationContext, spot: ValueLocation & { person: Person }): string {
  if (peopleKinds.test(spot.owner) || (spot.words === 'name' && spot.owner === '')) return toFullName(making, spot);
  return making.faker.helpers.arrayElement(places);
}

function toId({ faker }: GenerationContext): string {
  return faker.string.alphanumeric(17);
}
