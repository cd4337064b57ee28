import { createFaker } from '../ambient.ts';
import { hashIntegers } from './hash-integers.ts';
import { getAt } from './random-source.ts';

/** The kind of a text: a customer's question, an agent's answer, a private note, or a chat message between colleagues. */
export type TextKind = 'question' | 'answer' | 'note' | 'chat';

const templates: Record<TextKind, readonly string[]> = {
  question: [
    'Hello, where is my order {order}?',
    'The {product} that came today is broken. What can I do?',
    'Can I still change the address of order {order}?',
    'I was charged twice for the {product}.',
    'How do I reset my password?',
    'Is the {product} available in {color}?',
    'Thank you, that helped!',
    'I would like to send the {product} back.',
    'Your site is down for me, is it for you?',
    'The invoice of order {order} has the wrong name on it.',
    'Do you deliver to {city}?',
    'Any news about order {order}?',
  ],
  answer: [
    'Hi! Let me look into order {order} for you.',
    'Your {product} has left our warehouse and should arrive tomorrow.',
    'I am sorry about that. A new {product} is on its way.',
    'The refund for order {order} takes three to five days.',
    'Please follow the link that we have sent to your email address.',
    'Yes, the {product} comes in {color} too.',
    'You are welcome. Is there anything else?',
    'I have passed this on to my colleagues in {city}.',
    'We have corrected the invoice of order {order}.',
    'Could you send us a photo of the {product}?',
  ],
  note: [
    'Called back about order {order}, nobody answered.',
    'Same fault of the {product} as last week.',
    'Please take over, this is about the warehouse in {city}.',
    'Goodwill refund is fine here.',
  ],
  chat: [
    'Heads up, the return labels are printing again.',
    'Can somebody look at order {order}?',
    'The deploy is through.',
    'Three customers asked about the {product} in {color}.',
    'I moved the stand-up to half past nine.',
    'Payments by invoice are slow today.',
    'Who takes the late shift on Thursday?',
    'The photos of the {color} {product} are in the folder.',
    '{city} is out of parcels again.',
    'Thanks!',
    'On it.',
    'Lunch?',
  ],
};

/** Number of variants of each template. */
const variantsPerTemplate = 12;

const textsBySeed = new Map<number, Record<TextKind, string[]>>();

/**
 * Returns the text of a seeded message. Texts are not stored, because the same seed and id always give the same text.
 *
 * @example
 * pickText(1, 'question', 17);
 */
export function pickText(seed: number, voice: TextKind, id: number): string {
  const texts = textsBySeed.get(seed) ?? makeTexts(seed);
  textsBySeed.set(seed, texts);
  return getAt(texts[voice], hashIntegers(seed, id) % texts[voice].length);
}

function makeTexts(seed: number): Record<TextKind, string[]> {
  const faker = createFaker(seed, 'texts');
  const words: Record<string, () => string> = {
    order: () => String(faker.number.int({ min: 10_000, max: 99_999 })),
    product: () => faker.commerce.product().toLowerCase(),
    color: () => faker.color.human(),
    city: () => faker.location.city(),
  };
  const fill = (template: string) => template.replace(/\{(\w+)\}/g, (_, word: string) => words[word]?.() ?? '');
  const write = (voice: TextKind) =>
    templates[voice].flatMap((text) => Array.from({ length: variantsPerTemplate }, () => fill(text)));
  return { question: write('question'), answer: write('answer'), note: write('note'), chat: write('chat') };
}
