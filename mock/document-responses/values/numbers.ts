import type { Json, JsonObject } from '../../../specs/json/json.ts';
import {
  type GeneratedValue,
  type GenerationContext,
  unsatisfiable,
  type ValueLocation,
} from './generation-context.ts';
import { findKnownValue } from './known-values.ts';
import { findNumberByName } from './numbers-by-name.ts';

const formatBounds: Readonly<Record<string, readonly [number, number]>> = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  // JavaScript cannot represent larger integers exactly.
  int64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
};

/** Generates a number within the bounds of its schema that fits its property name. */
export function makeNumber(making: GenerationContext, schema: JsonObject, spot: ValueLocation): GeneratedValue {
  const isWhole = isInteger(schema);
  const step = typeof schema.multipleOf === 'number' && schema.multipleOf > 0 ? schema.multipleOf : isWhole ? 1 : 0;
  const { least, most } = toBounds(schema, step || 1e-6);
  if (least > most) return unsatisfiable;
  const known = toKnownNumber(findKnownValue(making, spot));
  if (known !== undefined && fits(known, { least, most, step })) return known;

  const usual = findNumberByName(making, spot.words);
  if (typeof usual === 'number' && fits(usual, { least, most, step })) return usual;
  const span = typeof usual === 'number' ? { min: 1, max: 100 } : usual;
  const [from, to] = narrow([span.min, span.max], [least, most]);
  if (step > 0) return toMultiple(making, from, to, { least, most, step });
  const digits = 'digits' in span && span.digits !== undefined ? span.digits : 0;
  const value = Number(making.faker.number.float({ min: from, max: to, fractionDigits: digits }).toFixed(digits));
  return fits(value, { least, most, step }) ? value : making.faker.number.float({ min: from, max: to });
}

function isInteger({ type, format }: JsonObject): boolean {
  const types = [type].flat();
  if (types.includes('integer') && !types.includes('number')) return true;
  return format === 'int32' || format === 'int64';
}

interface Bounds {
  least: number;
  most: number;
  /** The `multipleOf` value; 0 for none. */
  step: number;
}

function toBounds(schema: JsonObject, step: number): { least: number; most: number } {
  const [lowest, highest] = formatBounds[String(schema.format)] ?? formatBounds.int64 ?? [0, 0];
  const toNumber = (value: Json | undefined) => (typeof value === 'number' ? value : undefined);
  const above = toNumber(schema.exclusiveMinimum);
  const below = toNumber(schema.exclusiveMaximum);
  const least = Math.max(lowest, toNumber(schema.minimum) ?? lowest, above === undefined ? lowest : above + step);
  const most = Math.min(highest, toNumber(schema.maximum) ?? highest, below === undefined ? highest : below - step);
  return { least, most };
}

/** The part of a range that is within the bounds, or a range at the nearest bound if they do not overlap. */
function narrow([min, max]: [number, number], [least, most]: [number, number]): [number, number] {
  const from = Math.max(min, least);
  const to = Math.min(max, most);
  if (from <= to) return [from, to];
  return least > max ? [least, Math.min(most, least + (max - min))] : [Math.max(least, most - (max - min)), most];
}

function toMultiple(
  { faker }: GenerationContext,
  from: number,
  to: number,
  { least, most, step }: Bounds,
): GeneratedValue {
  const first = Math.ceil(from / step);
  const last = Math.floor(to / step);
  const count = first <= last ? faker.number.int({ min: first, max: last }) : Math.ceil(least / step);
  const value = clean(count * step, step);
  return value >= least && value <= most ? value : unsatisfiable;
}

/** Removes floating-point errors: 3 × 0.1 becomes 0.3. */
function clean(value: number, step: number): number {
  const digits = /\.(\d+)$/.exec(String(step))?.[1]?.length ?? 0;
  return Number(value.toFixed(digits));
}

function fits(value: number, { least, most, step }: Bounds): boolean {
  if (value < least || value > most) return false;
  return step === 0 || Math.abs(value / step - Math.round(value / step)) < 1e-9;
}

function toKnownNumber(known: Json | undefined): number | undefined {
  if (typeof known === 'number') return known;
  if (typeof known !== 'string' || !/^-?\d{1,15}(\.\d+)?$/.test(known)) return undefined;
  return Number(known);
}
