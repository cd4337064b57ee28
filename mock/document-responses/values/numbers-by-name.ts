import { second } from '../../time/zone.ts';
import type { GenerationContext } from './generation-context.ts';
import { toPastTime } from './times.ts';

/** A range of numbers. */
interface Span {
  min: number;
  max: number;
  /** Number of decimal places. Default: integers. */
  digits?: number;
}

type MakeNumber = Span | ((making: GenerationContext, words: string) => number);

const toSeconds = (making: GenerationContext, words: string) => Math.floor(toPastTime(making, words) / second);

/** Numbers by the words of a property name. The first match is used. */
const rows: readonly [words: RegExp, make: MakeNumber][] = [
  [/\b(at|timestamp|ts|date|since|until)$/, toSeconds],
  [/\b(latitude|lat)$/, { min: -60, max: 60, digits: 5 }],
  [/\b(longitude|lon|lng)$/, { min: -170, max: 170, digits: 5 }],
  [/\b(page|page number|current page)$/, { min: 1, max: 1 }],
  [/\b(offset|skip)$/, { min: 0, max: 0 }],
  [/\b(limit|per page|page size)$/, { min: 25, max: 25 }],
  [/\b(ids?|display id|number)$/, { min: 1, max: 9999 }],
  [/\b(count|counts|total|totals|length|items|users|messages|conversations|unread|size)$/, { min: 1, max: 60 }],
  [/\b(price|amount|cost|balance|revenue)$/, { min: 5, max: 500, digits: 2 }],
  [/\b(percent|percentage)$/, { min: 1, max: 99, digits: 1 }],
  [/\b(rate|ratio|share|probability|confidence)$/, { min: 0, max: 1, digits: 2 }],
  [/\b(rating|score|stars)$/, { min: 1, max: 5 }],
  [/\b(duration|seconds|time|wait|delay|timeout|interval|ttl|expires in)$/, { min: 30, max: 3600 }],
  [/\b(bytes|file size)$/, { min: 1000, max: 500_000 }],
  [/\b(width|height)$/, { min: 100, max: 1600 }],
  [/\byear$/, { min: 2020, max: 2026 }],
  [/\bmonth$/, { min: 1, max: 12 }],
  [/\bday$/, { min: 1, max: 28 }],
  [/\bhour$/, { min: 0, max: 23 }],
  [/\bminute$/, { min: 0, max: 59 }],
  [/\bage$/, { min: 18, max: 80 }],
  [/\bport$/, { min: 1024, max: 49151 }],
  [/\b(position|order|index|level|rank|version|priority)$/, { min: 1, max: 9 }],
];

const usual: Span = { min: 1, max: 100, digits: 1 };

/** The number for a property name, or a range. */
export function findNumberByName(making: GenerationContext, words: string): number | Span {
  const make = rows.find(([pattern]) => pattern.test(words))?.[1] ?? usual;
  return typeof make === 'function' ? make(making, words) : make;
}
