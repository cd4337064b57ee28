import { hashIntegers } from '../../../seed/hash-integers.ts';

const adjectives = ['autumn', 'bold', 'calm', 'crimson', 'falling', 'gentle', 'hidden', 'lively', 'misty', 'quiet'];
const nouns = ['breeze', 'brook', 'cloud', 'field', 'forest', 'lake', 'meadow', 'moon', 'river', 'star'];

/** The name of a contact who gave none, such as `quiet-river-417`. Servers choose it at random. */
export function toRandomName(contact: number): string {
  const [one, other, number] = [0, 1, 2].map((part) => hashIntegers(contact, part));
  const pick = (words: readonly string[], at = 0) => words[at % words.length];
  return `${pick(adjectives, one)}-${pick(nouns, other)}-${(number ?? 0) % 1000}`;
}
