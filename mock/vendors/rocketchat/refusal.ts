import { Fault, type FaultKind } from '../../fault.ts';
import type { Words } from './wording.ts';

/** A refusal with the vendor's own error body. */
export class Refusal extends Fault {
  readonly words: Words;

  constructor(kind: FaultKind, words: Words) {
    super(kind);
    this.words = words;
  }
}

/** A refusal with an `errorType`, which servers append to the sentence in brackets. */
export function createRefusal(
  kind: FaultKind,
  sentence: string,
  errorType: string,
  details?: Record<string, string>,
): Refusal {
  return new Refusal(kind, { error: `${sentence} [${errorType}]`.trim(), errorType, details });
}
