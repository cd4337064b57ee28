import { avoidedWords } from './words.ts';

/** A place where a text uses a word that is avoided. */
export interface Found {
  line: number;
  word: string;
  instead: string;
}

const expressions = avoidedWords.map(({ pattern, instead }) => ({
  // Names in camel case hold words too: `tellBug`, `isSealed`.
  expression: new RegExp(`(?<![\\p{L}\\p{N}-])(?:${pattern})(?![\\p{L}\\p{N}-])`, 'giu'),
  instead,
}));

/** Splits names in camel case, so that `toldAgain` reads `told Again`. */
const toWords = (text: string) => text.replace(/([a-z\d])([A-Z])/g, '$1 $2').replaceAll('_', ' ');

/** Every use of an avoided word in a text. */
export function findAvoided(text: string): Found[] {
  return text.split('\n').flatMap((line, index) => {
    const words = toWords(line);
    return expressions.flatMap(({ expression, instead }) =>
      [...words.matchAll(expression)].map(([word]) => ({ line: index + 1, word, instead })),
    );
  });
}
