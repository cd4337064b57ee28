import { ApiError } from '../../../api-error.ts';

/** The error body of a failed login. */
export interface LoginErrorBody {
  error?: number | string;
  details?: Record<string, string>;
  message: string;
}

/** Thrown when a login fails. */
export class LoginRefusal extends ApiError {
  readonly body: LoginErrorBody;

  constructor(words: LoginErrorBody) {
    super('unrecognised');
    this.body = words;
  }
}

/** Error body for an unknown user. */
export const unauthorized: LoginErrorBody = { error: 'Unauthorized', message: 'Unauthorized' };

/** Creates the refusal of Meteor's `check`. */
export const createMatchRefusal = (sentence: string) => new LoginRefusal({ message: `Match error: ${sentence}` });
