import { Fault } from '../../../fault.ts';

/** The error body of a failed login. */
export interface LoginWords {
  error?: number | string;
  details?: Record<string, string>;
  message: string;
}

/** Thrown when a login fails. */
export class LoginRefusal extends Fault {
  readonly words: LoginWords;

  constructor(words: LoginWords) {
    super('unrecognised');
    this.words = words;
  }
}

/** Error body for an unknown user. */
export const unauthorized: LoginWords = { error: 'Unauthorized', message: 'Unauthorized' };

/** Creates the refusal of Meteor's `check`. */
export const createMatchRefusal = (sentence: string) => new LoginRefusal({ message: `Match error: ${sentence}` });
