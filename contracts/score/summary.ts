/** One mutant, and which checks detected it. */
export interface ScoredMutant {
  operation: string;
  mutation: string;
  pointer: string;
  /** The request whose response was changed. */
  curl: string;
  /** Detected by the published schema. */
  published: boolean;
  /** Detected by the closed schema. */
  closed: boolean;
  /** Detected by a relation or a pagination case. */
  relations: boolean;
}

/** The number of mutants, and how many of them each kind of check and all of them together detected. */
export interface Rates {
  mutants: number;
  published: number;
  closed: number;
  relations: number;
  all: number;
}

/** The mutation score of a check. */
export interface Score extends Rates {
  /** Percentage of detected mutants, rounded down to tenths. */
  percent: number;
  /** Number of changes that the document expressly allows; they are not counted as mutants. */
  permitted: number;
  /** Minimum percentage of detected mutants; absent if none was given. */
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
      .filter((mutant) => !isDetected(mutant))
      .map(({ operation, mutation, pointer, curl }) => ({ operation, mutation, pointer, curl })),
  };
}

/** Percentage, rounded down to tenths, so that 100 means all; 100 if there are no mutants. */
export function toPercent({ mutants }: Rates, detected: number): number {
  return mutants === 0 ? 100 : Math.floor((1000 * detected) / mutants) / 10;
}

function count(mutants: readonly ScoredMutant[]): Rates {
  const detected = (by: (mutant: ScoredMutant) => boolean) => mutants.filter(by).length;
  return {
    mutants: mutants.length,
    published: detected(({ published }) => published),
    closed: detected(({ closed }) => closed),
    relations: detected(({ relations }) => relations),
    all: detected(isDetected),
  };
}

function countBy(mutants: readonly ScoredMutant[], keyOf: (mutant: ScoredMutant) => string): Record<string, Rates> {
  const keys = [...new Set(mutants.map(keyOf))];
  return Object.fromEntries(keys.map((key) => [key, count(mutants.filter((mutant) => keyOf(mutant) === key))]));
}

/** True if any kind of check detects the mutant. */
export function isDetected({ published, closed, relations }: ScoredMutant): boolean {
  return published || closed || relations;
}
