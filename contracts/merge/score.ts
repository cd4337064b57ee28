import { type Rates, type Score, toPercent } from '../score/summary.ts';

/** Adds up the mutation scores of several checks. Undefined if none of them has a score. */
export function mergeScores(scores: readonly Score[]): Score | undefined {
  if (scores.length === 0) return undefined;
  const whole = addRates(scores);
  const least = Math.max(...scores.map((score) => score.least ?? -1));
  return {
    ...whole,
    percent: toPercent(whole, whole.all),
    permitted: scores.reduce((sum, { permitted }) => sum + permitted, 0),
    least: least < 0 ? undefined : least,
    byOperation: addByName(scores.map(({ byOperation }) => byOperation)),
    byMutation: addByName(scores.map(({ byMutation }) => byMutation)),
    survivors: scores.flatMap(({ survivors }) => survivors),
  };
}

function addRates(rates: readonly Rates[]): Rates {
  const add = (name: keyof Rates) => rates.reduce((sum, each) => sum + each[name], 0);
  return {
    mutants: add('mutants'),
    published: add('published'),
    closed: add('closed'),
    relations: add('relations'),
    all: add('all'),
  };
}

function addByName(tables: readonly Record<string, Rates>[]): Record<string, Rates> {
  const names = [...new Set(tables.flatMap((table) => Object.keys(table)))];
  return Object.fromEntries(names.map((name) => [name, addRates(tables.flatMap((table) => table[name] ?? []))]));
}
