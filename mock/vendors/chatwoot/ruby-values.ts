/** A text as Ruby's `String#to_i` reads it: the number that it begins with, 0 without one. */
export function toInteger(text: string | undefined): number {
  const number = Number(/^\s*[-+]?\d+/.exec(text ?? '')?.[0] ?? 0);
  return Number.isSafeInteger(number) ? number : 0;
}

/** A text as Ruby's `String#to_f` reads it. */
export function toFloat(text: string): number {
  const number = Number(/^\s*[-+]?\d+(\.\d+)?(e[-+]?\d+)?/i.exec(text)?.[0] ?? 0);
  return Number.isFinite(number) ? number : 0;
}

/** Texts that Rails takes for false: ActiveModel::Type::Boolean::FALSE_VALUES; a blank one is none. */
const falseTexts = ['', '0', 'f', 'F', 'false', 'FALSE', 'off', 'OFF'];

/** A text as Rails casts it to a boolean: whatever is not false. */
export function toBoolean(text: string | undefined): boolean {
  return text !== undefined && !falseTexts.includes(text);
}

export const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';
