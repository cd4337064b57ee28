import type { ParameterProblem } from '../../../specs/validator.ts';
import { createAbsentFault, Fault } from '../../fault.ts';

/** One thing that is wrong with a body. `required`: it is not there; anything else: it can't be stored. */
export interface BodyProblem {
  name: string;
  /** Completes a sentence that begins with the name: "has already been taken". */
  message: string;
  keyword?: string;
}

export function refuseBody(...problems: readonly BodyProblem[]): Fault {
  return new Fault('invalid', problems.map(toProblem));
}

/** A builder can't use the body, and says why in one sentence. */
export function refuseSentence(name: string, sentence: string): Fault {
  return refuseBody({ name, message: sentence, keyword: 'sentence' });
}

/**
 * A value that real servers fail on: a 500 where the profile plays them, else a refusal.
 *
 * @param deviates Asks the profile.
 */
export function refuseOrFail(deviates: (id: string) => boolean, problem: BodyProblem): Fault {
  return deviates('chatwoot-bad-values-are-500') ? new Fault('crashed') : refuseBody(problem);
}

/** The body names something that the account does not have. */
export function refuseUnknown(name: string): Fault {
  return new Fault('unknown', [toProblem({ name, message: 'Resource could not be found', keyword: 'unknown' })]);
}

/** The path names something that the account does not have. */
export const refusePath = createAbsentFault;

/** Who asks is known, and not let in: why, in a sentence. */
export function refuseEntry(sentence: string): Fault {
  return new Fault('foreign', [toProblem({ name: 'account_id', message: sentence, keyword: 'foreign' })]);
}

/** The server has not foreseen this, and fails: a ledger entry has let it through. */
export const failAsServer = (): Fault => new Fault('crashed');

function toProblem({ name, message, keyword = 'invalid' }: BodyProblem): ParameterProblem {
  return { in: 'body', name, pointer: `/${name.replaceAll('.', '/')}`, keyword, message, expected: null };
}
