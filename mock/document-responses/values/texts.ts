import type { Json, JsonObject } from '../../../specs/json/json.ts';
import { textsByFormat } from './by-format.ts';
import {
  createPerson,
  type GeneratedValue,
  type GenerationContext,
  unsatisfiable,
  type ValueLocation,
} from './generation-context.ts';
import { findKnownValue } from './known-values.ts';
import { makeByPattern } from './patterns.ts';
import { makeTextByName } from './texts-by-name.ts';

/** Generates a text from pattern, format or property name, within the length limits of its schema. */
export function makeText(making: GenerationContext, schema: JsonObject, spot: ValueLocation): GeneratedValue {
  const bounds = toBounds(schema);
  if (bounds.least > bounds.most) return unsatisfiable;
  const known = findKnownValue(making, spot);
  const { format, pattern } = schema;
  const usual = () => makeTextByName(making, { ...spot, person: spot.person ?? createPerson(making) });
  if (typeof pattern === 'string') {
    const fitting = [known === undefined ? undefined : String(known), usual()].find(
      (text) => text !== undefined && making.matchesPattern(pattern, text) && fits(text, bounds),
    );
    return fitting ?? makeByPattern(making, pattern, bounds) ?? fitLength(usual(), bounds);
  }
  const byFormat = typeof format === 'string' ? textsByFormat[format] : undefined;
  if (byFormat) return known !== undefined && isUuid(format, known) ? known : byFormat(making, spot);
  if (known !== undefined && fits(String(known), bounds)) return String(known);
  return fitLength(usual(), bounds);
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const isUuid = (format: unknown, known: Json) => format === 'uuid' && uuid.test(String(known));

interface Lengths {
  least: number;
  most: number;
}

function toBounds({ minLength, maxLength }: JsonObject): Lengths {
  return {
    least: typeof minLength === 'number' ? minLength : 0,
    most: typeof maxLength === 'number' ? maxLength : Number.POSITIVE_INFINITY,
  };
}

const lengthOf = (text: string) => [...text].length;
const fits = (text: string, { least, most }: Lengths) => lengthOf(text) >= least && lengthOf(text) <= most;

/** Truncates or repeats a text to fit the length limits. */
function fitLength(text: string, { least, most }: Lengths): string {
  if (lengthOf(text) > most) return [...text].slice(0, most).join('').trimEnd().padEnd(Math.min(least, most), 'x');
  if (lengthOf(text) >= least) return text;
  const repeated = `${text || 'x'} `.repeat(Math.ceil(least / (lengthOf(text || 'x') + 1)));
  return [...repeated].slice(0, Math.max(least, 1)).join('').replace(/ $/, '.');
}
