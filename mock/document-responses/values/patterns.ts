import { type AST, RegExpParser } from '@eslint-community/regexpp';
import type { GenerationContext } from './generation-context.ts';

/** Maximum number of repetitions beyond the required ones of an unlimited quantifier. */
const defaultRepeats = 4;
/** Maximum number of attempts. A generated text may violate an assertion such as a look-ahead. */
const maxTries = 20;
/** Maximum length of a text. A quantifier may be a million. */
const maxLength = 5000;

interface Lengths {
  least: number;
  most: number;
}

/** Generates a text that matches a pattern; undefined for unsupported patterns, or if no attempt succeeds. */
export function makeByPattern(
  making: GenerationContext,
  pattern: string,
  { least, most }: Lengths,
): string | undefined {
  const parsed = parse(pattern);
  if (!parsed) return undefined;
  for (let tries = 0; tries < maxTries; tries++) {
    // Repeat more often in later attempts, to reach the minimum length.
    const text = write(parsed, making, tries < 4 ? defaultRepeats : Math.min(least || defaultRepeats, maxLength));
    if (text === undefined) return undefined;
    const length = [...text].length;
    if (length >= least && length <= most && making.matchesPattern(pattern, text)) return text;
  }
  return undefined;
}

function parse(pattern: string): AST.Pattern | undefined {
  const parser = new RegExpParser();
  for (const unicode of [true, false]) {
    try {
      return parser.parsePattern(pattern, undefined, undefined, { unicode });
    } catch {
      // Try the other kind of pattern.
    }
  }
  return undefined;
}

/** Candidates for a character class, most common first. */
const letters = 'abcdefghijklmnopqrstuvwxyz';
const candidates = [
  ...'0123456789',
  ...letters,
  ...letters.toUpperCase(),
  ...' _-.,:;/@#+*%&=!?~$()[]{}<>|\\\'"^`\t\näßéλж中',
];

function write(
  { alternatives }: AST.Pattern | AST.Group | AST.CapturingGroup,
  making: GenerationContext,
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
        return Array.from({ length: count }, () => (size > maxLength ? '' : writeElement(element.element))).join('');
      }
      case 'Backreference':
        return [element.resolved]
          .flat()
          .map((group) => groups.get(group) ?? '')
          .join('');
      default:
        // Assertions match no characters. The finished text is tested against them.
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

/** Thrown for a character class that contains no candidate. */
class NoCharacter extends Error {}

function isOf(raw: string, letter: string): boolean {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(`^${raw}$`, flags).test(letter);
    } catch {
      // Invalid with this flag.
    }
  }
  return false;
}
