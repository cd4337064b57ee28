import { Fault, type FaultKind } from '../../fault.ts';
import type { Words } from './wording.ts';

/** A refusal in the vendor's own words. */
export class Refusal extends Fault {
  readonly words: Words;

  constructor(kind: FaultKind, words: Words) {
    super(kind);
    this.words = words;
  }
}

/** A refusal with a type, which servers append to the sentence in brackets. */
export function createRefusal(
  kind: FaultKind,
  sentence: string,
  errorType: string,
  details?: Record<string, string>,
): Refusal {
  return new Refusal(kind, { error: `${sentence} [${errorType}]`.trim(), errorType, details });
}
