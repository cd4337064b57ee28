/** One falsified answer, and what detected it. */
export interface ScoredMutant {
  operation: string;
  mutation: string;
  pointer: string;
  /** The request whose answer was falsified. */
  curl: string;
  /** The schema as published objects. */
  published: boolean;
  /** The closed schema objects. */
  closed: boolean;
  /** A relation or the pagination objects. */
  relations: boolean;
}

/** How many of so many mutants were detected: by each family of checks, and by all of them together. */
export interface Rates {
  mutants: number;
  published: number;
  closed: number;
  relations: number;
  all: number;
}

/** The mutation score of a check. */
export interface Score extends Rates {
  /** Per cent of the mutants that were detected, rounded down to tenths. */
  percent: number;
  /** Changes of shape that the document expressly allows; not counted among the mutants. */
  permitted: number;
  /** Per cent that had to be detected; absent where no minimum was given. */
  least?: number;
  byOperation: Record<string, Rates>;
  byMutation: Record<string, Rates>;
  /** Undetected mutants. */
  survivors: Pick<ScoredMutant, 'operation' | 'mutation' | 'pointer' | 'curl'>[];
}

export function summarize(
  mutants: readonly ScoredMutant[],
  { permitted = 0, least }: Partial<Pick<Score, 'permitted' | 'least'>> = {},
): Score {
  const whole = count(mutants);
  return {
    ...whole,
    percent: toPercent(whole, whole.all),
    permitted,
    least,
    byOperation: countBy(mutants, ({ operation }) => operation),
    byMutation: countBy(mutants, ({ mutation }) => mutation),
    survivors: mutants
      .filter((mutant) => !isNoticed(mutant))
      .map(({ operation, mutation, pointer, curl }) => ({ operation, mutation, pointer, curl })),
  };
}

/** Per cent, rounded down to tenths so that 100 means all; 100 when there were no mutants. */
export function toPercent({ mutants }: Rates, noticed: number): number {
  return mutants === 0 ? 100 : Math.floor((1000 * noticed) / mutants) / 10;
}

function count(mutants: readonly ScoredMutant[]): Rates {
  const noticed = (by: (mutant: ScoredMutant) => boolean) => mutants.filter(by).length;
  return {
    mutants: mutants.length,
    published: noticed(({ published }) => published),
    closed: noticed(({ closed }) => closed),
    relations: noticed(({ relations }) => relations),
    all: noticed(isNoticed),
  };
}

function countBy(mutants: readonly ScoredMutant[], keyOf: (mutant: ScoredMutant) => string): Record<string, Rates> {
  const keys = [...new Set(mutants.map(keyOf))];
  return Object.fromEntries(keys.map((key) => [key, count(mutants.filter((mutant) => keyOf(mutant) === key))]));
}

/** True when any family of checks objects. */
export function isNoticed({ published, closed, relations }: ScoredMutant): boolean {
  return published || closed || relations;
}
