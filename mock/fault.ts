import type { RefusalKind } from '../specs/behaviour.ts';
import type { ParameterProblem } from '../specs/validator.ts';

/**
 * What the API can refuse with: the kinds that contracts name, and those of HTTP itself. `unrouted`: nothing is
 * served there; `unlicensed`: not in this edition; `malformed`: the request can't be read; `oversized`: its body is too
 * large; `throttled`: too many requests; `unavailable`: the server is down for now, and has done nothing; `uncertain`:
 * nobody knows yet whether it has; `unmade`: the document is such that no answer can be made from it;
 * `unacceptable`: the client accepts none of the documented media types; `untrusted`: a web page of another site may have
 * made the request; `full`: a limit of the mock is reached; `crashed`: real servers fail here, and the profile plays them;
 * `broken`: our own bug.
 */
export type FaultKind =
  | RefusalKind
  | 'unrouted'
  | 'unlicensed'
  | 'malformed'
  | 'oversized'
  | 'throttled'
  | 'unavailable'
  | 'uncertain'
  | 'unmade'
  | 'unacceptable'
  | 'untrusted'
  | 'full'
  | 'crashed'
  | 'broken';

/** The API refuses. A handler throws it; the vendor's errors.ts renders it in the vendor's shape. */
export class Fault extends Error {
  readonly kind: FaultKind;
  /** Every bad field, for `invalid`. */
  readonly problems: ParameterProblem[];
  /** The ledger entry by which it is refused so, where the one who throws it knows. */
  deviation?: string;

  constructor(kind: FaultKind, problems: ParameterProblem[] = []) {
    super(kind);
    this.name = 'Fault';
    this.kind = kind;
    this.problems = problems;
  }
}

/** A fault about one query parameter, for rules that no schema states. */
export function createParameterFault(kind: FaultKind, name: string, message: string): Fault {
  return new Fault(kind, [{ in: 'query', name, pointer: `/query/${name}`, keyword: kind, message, expected: null }]);
}

/** A parameter of the path names something that is not there. */
export function createAbsentFault(name: string): Fault {
  const message = 'Resource could not be found';
  return new Fault('unknown', [
    { in: 'path', name, pointer: `/path/${name}`, keyword: 'unknown', message, expected: null },
  ]);
}

/** No answer to an operation can be made from its document. */
export function createUnmadeFault(operation: string, reason: string): Fault {
  const message = `No answer to ${operation} can be made from the document: ${reason}`;
  return new Fault('unmade', [
    { in: 'query', name: operation, pointer: '', keyword: 'unmade', message, expected: null },
  ]);
}

/** It is not known yet whether what was asked for will be, or has been, done. */
export class UncertainFault extends Fault {
  /** Under which `GET /__admin/outcomes/:reference` tells what came of it. */
  readonly reference: string;

  constructor(reference: string) {
    super('uncertain');
    this.reference = reference;
  }
}
