import type { Profile } from '../../specs/profiles.ts';
import type { Credentials } from '../identities.ts';
import type { MockProcess } from '../mock-process.ts';

/** What an attack came to. */
export interface Outcome {
  /** How many requests or connections. */
  count: number;
  /** Answers that were no refusal in a shape that clients know, and no success. */
  wrong: readonly string[];
  /** What else is worth saying. */
  note?: string;
}

/** Whom it is made on, and with what rights. */
export interface Target {
  mock: MockProcess;
  profile: Profile;
  credentials: Credentials;
}

export interface Attack {
  name: string;
  run(target: Target): Promise<Outcome>;
}
