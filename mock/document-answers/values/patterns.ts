import { type AST, RegExpParser } from '@eslint-community/regexpp';
import type { Making } from './making.ts';

/** Repetitions of what may be repeated without end, beyond those that must be. */
const usualRepeats = 4;
/** How often a pattern is tried: what it makes may break what else it says, in a look-ahead for one. */
const mostTries = 20;
/** Characters of a text. A pattern may count to a million. */
const longest = 5000;

interface Lengths {
  least: number;
  most: number;
}

/** A text that has a pattern; undefined for one that is not understood, or has texts that are hard to find. */
export function makeByPattern(making: Making, pattern: string, { least, most }: Lengths): string | undefined {
  const parsed = parse(pattern);
  if (!parsed) return undefined;
  for (let tries = 0; tries < mostTries; tries++) {
    // More of what may be repeated, where the text has to be longer.
    const text = write(parsed, making, tries < 4 ? usualRepeats : Math.min(least || usualRepeats, longest));
    if (text === undefined) return undefined;
    const length = [...text].length;
    if (length >= least && length <= most && making.isMatch(pattern, text)) return text;
  }
  return undefined;
}

function parse(pattern: string): AST.Pattern | undefined {
  const parser = new RegExpParser();
  for (const unicode of [true, false]) {
    try {
      return parser.parsePattern(pattern, undefined, undefined, { unicode });
    } catch {
      // Not of this kind.
    }
  }
  return undefined;
}

/** Characters that stand for a class, the plainest first. */
const letters = 'abcdefghijklmnopqrstuvwxyz';
const candidates = [
  ...'0123456789',
  ...letters,
  ...letters.toUpperCase(),
  ...' _-.,:;/@#+*%&=!?~$()[]{}<>|\\\'"^`\t\näßéλж中',
];

function write(
  { alternatives }: AST.Pattern | AST.Group | AST.CapturingGroup,
  making: Making,
  repeats: number,
): string | undefined {
  const { faker } = making;
  const groups = new Map<AST.CapturingGroup, string>();
  let size = 0;

  const writeAlternatives = (all: readonly AST.Alternative[]): string => {
    const one = faker.helpers.arrayElement([...all]);
    return one.elements.map(writeElement).join('');
  };

  const writeElement = (element: AST.Element): string => {
    switch (element.type) {
      case 'Character':
        return put(String.fromCodePoint(element.value));
      case 'CharacterClass':
      case 'CharacterSet':
        return put(pick(element.raw));
      case 'Group':
        return writeAlternatives(element.alternatives);
      case 'CapturingGroup': {
        const text = writeAlternatives(element.alternatives);
        groups.set(element, text);
        return text;
      }
      case 'Quantifier': {
        const { min, max } = element;
        const most = Math.max(min, Math.min(max, Math.max(min, repeats)));
        const count = faker.number.int({ min, max: most });
        return Array.from({ length: count }, () => (size > longest ? '' : writeElement(element.element))).join('');
      }
      case 'Backreference':
        return [element.resolved]
          .flat()
          .map((group) => groups.get(group) ?? '')
          .join('');
      default:
        // Assertions take no room; whether they hold is seen in the end.
        return '';
    }
  };

  const put = (text: string) => {
    size += text.length;
    return text;
  };

  const pick = (raw: string): string => {
    const fitting = candidates.filter((letter) => isOf(raw, letter));
    const plain = fitting.filter((letter) => /[\da-z]/.test(letter));
    const [from] = [plain, fitting].filter((each) => each.length > 0);
    if (!from) throw new NoCharacter();
    return faker.helpers.arrayElement(from);
  };

  try {
    return writeAlternatives(alternatives);
  } catch (error) {
    if (error instanceof NoCharacter) return undefined;
    throw error;
  }
}

/** A class of which no candidate is. */
class NoCharacter extends Error {}

function isOf(raw: string, letter: string): boolean {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(`^${raw}$`, flags).test(letter);
    } catch {
      // Not with this flag.
    }
  }
  return false;
}
