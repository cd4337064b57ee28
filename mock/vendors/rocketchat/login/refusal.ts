import { Fault } from '../../../fault.ts';

/** What a server says of a login that fails, beside its status. */
export interface LoginWords {
  error?: number | string;
  details?: Record<string, string>;
  message: string;
}

/** A login that fails. */
export class LoginRefusal extends Fault {
  readonly words: LoginWords;

  constructor(words: LoginWords) {
    super('unrecognised');
    this.words = words;
  }
}

/** For an unknown user. */
export const unauthorized: LoginWords = { error: 'Unauthorized', message: 'Unauthorized' };

/** As Meteor's `check` refuses. */
export const createMatchRefusal = (sentence: string) => new LoginRefusal({ message: `Match error: ${sentence}` });
