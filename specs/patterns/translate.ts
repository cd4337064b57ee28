import { controls, lineEnds, sets, toPropertyName } from './classes.ts';

/** A pattern that a linear-time engine cannot match. The message states the reason as a clause. */
export class UnsupportedPattern extends Error {}

/** A regular expression of ECMA-262 in the syntax of RE2. */
export interface Translation {
  /** The pattern that must match. */
  text: string;
  /** Look-aheads at the beginning: patterns that must match as well, or must not match. */
  lookAheads: { text: string; isWanted: boolean }[];
  /** Bounds of the value's length, if the pattern has a repetition count above RE2's limit. */
  length?: { least: number; most: number };
  /** Estimated number of instructions. */
  size: number;
}

/** RE2's limit for repetition counts. */
const maxRepeatCount = 1000;
const deepest = 100;

interface Part {
  text: string;
  size: number;
  /** Matches one character. */
  isCharacter?: boolean;
}

/**
 * Translates a valid `RegExp` pattern. Capturing groups become non-capturing, because validation only tests for a match.
 *
 * @param isUnicode Whether the pattern is valid with the flag `u`.
 * @throws UnsupportedPattern for syntax that RE2 does not support or that cannot be matched in linear time.
 */
export function translatePattern(pattern: string, isUnicode: boolean): Translation {
  let at = 0;
  let depth = 0;
  const ahead: Translation['lookAheads'] = [];
  /** The repetition whose count exceeds RE2's limit. */
  let counted: { text: string; least: number; most: number } | undefined;

  const look = (text: string) => pattern.startsWith(text, at);
  const eat = (text: string) => {
    const isThere = look(text);
    if (isThere) at += text.length;
    return isThere;
  };

  function readAlternatives(): Part {
    if (++depth > deepest) throw new UnsupportedPattern('it is nested too deeply');
    const parts = [readSequence()];
    while (eat('|')) parts.push(readSequence());
    depth -= 1;
    return { text: parts.map(({ text }) => text).join('|'), size: sum(parts) + parts.length - 1 };
  }

  function readSequence(): Part {
    const parts: Part[] = [];
    while (at < pattern.length && !look('|') && !look(')')) {
      const isFirst = depth === 1 && parts.length === 1 && parts[0]?.text === '^';
      if (look('(?=') || look('(?!')) readAhead(isFirst);
      else parts.push(readTerm());
    }
    return { text: parts.map(({ text }) => text).join(''), size: sum(parts) };
  }

  /** `^(?=A)(?!B)C` is the same as `^A`, not `^B`, and `^C`. */
  function readAhead(isFirst: boolean): void {
    if (!isFirst) throw new UnsupportedPattern('it has a look-ahead that is not at its beginning');
    const isWanted = look('(?=');
    at += 3;
    // The content of a group is nested, so a further look-ahead in it is not at the beginning.
    depth += 1;
    const { text } = readAlternatives();
    depth -= 1;
    at += 1;
    if (readCount()) throw new UnsupportedPattern('it repeats a look-ahead');
    ahead.push({ text: `^(?:${text})`, isWanted });
  }

  function readTerm(): Part {
    const atom = readAtom();
    const count = readCount();
    if (!count) return atom;
    const { least, most } = count;
    const finite = most === Number.POSITIVE_INFINITY ? least : most;
    if (finite > maxRepeatCount) {
      if (!atom.isCharacter || counted)
        throw new UnsupportedPattern(`it has a repetition count above ${maxRepeatCount}`);
      counted = { text: `${atom.text}*`, least, most };
      return { text: counted.text, size: 2 };
    }
    const end = most === Number.POSITIVE_INFINITY ? '' : most;
    return { text: `${atom.text}{${least},${end}}`, size: atom.size * Math.max(1, finite) + 1 };
  }

  function readCount(): { least: number; most: number } | undefined {
    const [found, least = '', comma, most] = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(pattern.slice(at)) ?? [];
    if (found === undefined) return undefined;
    at += found.length;
    const open = Number.POSITIVE_INFINITY;
    if (found.startsWith('*')) return { least: 0, most: open };
    if (found.startsWith('+')) return { least: 1, most: open };
    if (found.startsWith('?')) return { least: 0, most: 1 };
    return { least: Number(least), most: comma === undefined ? Number(least) : most ? Number(most) : open };
  }

  function readAtom(): Part {
    if (eat('^')) return { text: '^', size: 1 };
    if (eat('$')) return { text: '$', size: 1 };
    if (eat('.')) return { text: `[^${lineEnds}]`, size: 1, isCharacter: true };
    if (look('(')) return readGroup();
    if (eat('[')) return { text: readClass(), size: 1, isCharacter: true };
    if (eat('\\b')) return { text: '\\b', size: 1 };
    if (eat('\\B')) return { text: '\\B', size: 1 };
    const each = readCharacter(false);
    return { text: typeof each === 'number' ? toHex(each) : `[${each}]`, size: 1, isCharacter: true };
  }

  function readGroup(): Part {
    const [opening = '('] = /^\((?:\?(?::|<[=!]|<[^>]+>))?/.exec(pattern.slice(at)) ?? [];
    if (opening === '(' && look('(?')) throw new UnsupportedPattern('it has a group that RE2 does not support');
    at += opening.length;
    const { text, size } = readAlternatives();
    at += 1;
    return { text: `${/^\(\?<[=!]$/.test(opening) ? opening : '(?:'}${text})`, size };
  }

  function readClass(): string {
    const isNegated = eat('^');
    const items: (number | string)[] = [];
    let text = '';
    while (!eat(']')) {
      const first = readCharacter(true);
      const isRange = look('-') && !look('-]');
      if (!isRange) {
        text += toItem(first);
        items.push(first);
        continue;
      }
      at += 1;
      const last = readCharacter(true);
      items.push(first, last);
      text +=
        typeof first === 'number' && typeof last === 'number'
          ? `${toHex(first)}-${toHex(last)}`
          : `${toItem(first)}\\x{2d}${toItem(last)}`;
    }
    if (items.length === 0) return isNegated ? '[\\x{0}-\\x{10ffff}]' : '[^\\x{0}-\\x{10ffff}]';
    return `[${isNegated ? '^' : ''}${text}]`;
  }

  /** Reads the code of a character, or the content of a character class. */
  function readCharacter(isInClass: boolean): number | string {
    if (!eat('\\')) return readLiteral();
    const letter = pattern[at] ?? '';
    if (letter in sets) {
      at += 1;
      return sets[letter] ?? '';
    }
    if (letter in controls) {
      at += 1;
      return controls[letter] ?? 0;
    }
    if (isInClass && eat('b')) return 8;
    if (/^0(?!\d)/.test(pattern.slice(at, at + 2))) {
      at += 1;
      return 0;
    }
    if (/[\dk]/.test(letter)) throw new UnsupportedPattern('it has a back-reference');
    const [control, name] = /^c([A-Za-z])/.exec(pattern.slice(at, at + 2)) ?? [];
    if (control && name) {
      at += 2;
      return name.charCodeAt(0) % 32;
    }
    const coded = /^(?:x([\da-f]{2})|u([\da-f]{4})|u\{0*([\da-f]{1,6})\})/i.exec(pattern.slice(at));
    if (coded && (isUnicode || !coded[3])) return readCoded(coded);
    if (isUnicode && /[pP]/.test(letter)) return readProperty();
    return readLiteral();
  }

  function readCoded([all, byte, unit, point]: RegExpExecArray): number {
    at += all.length;
    const code = Number.parseInt(byte ?? unit ?? point ?? '', 16);
    const [pair, low] = /^\\u(d[c-f][\da-f]{2})/i.exec(pattern.slice(at)) ?? [];
    if (code < 0xd800 || code > 0xdfff) return code;
    if (unit === undefined || pair === undefined || code > 0xdbff)
      throw new UnsupportedPattern('it has an unpaired surrogate');
    at += pair.length;
    return (code - 0xd800) * 0x400 + (Number.parseInt(low ?? '', 16) - 0xdc00) + 0x10000;
  }

  function readProperty(): string {
    const [all = '', letter, name = ''] = /^([pP])\{([^}]*)\}/.exec(pattern.slice(at)) ?? [];
    at += all.length;
    return `\\${letter}{${toPropertyName(name)}}`;
  }

  function readLiteral(): number {
    const code = pattern.codePointAt(at) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) throw new UnsupportedPattern('it has an unpaired surrogate');
    at += code > 0xffff ? 2 : 1;
    return code;
  }

  const { text, size } = readAlternatives();
  if (ahead.length > 0 && text.includes('|') && !isOneBranch(text)) {
    throw new UnsupportedPattern('it has a look-ahead in one of several branches');
  }
  if (!counted) return { text, lookAheads: ahead, size };
  if (text !== `^${counted.text}$`) throw new UnsupportedPattern(`it has a repetition count above ${maxRepeatCount}`);
  return { text, lookAheads: ahead, size, length: { least: counted.least, most: counted.most } };
}

/** Whether the pattern has no branches outside groups. Character classes and escapes are written in hex, so they contain no `|`. */
function isOneBranch(text: string): boolean {
  let depth = 0;
  for (const letter of text) {
    if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    else if (letter === '|' && depth === 0) return false;
  }
  return true;
}

const sum = (parts: readonly Part[]) => parts.reduce((total, { size }) => total + size, 0);
const toHex = (code: number) => `\\x{${code.toString(16)}}`;
const toItem = (each: number | string) => (typeof each === 'number' ? toHex(each) : each);
