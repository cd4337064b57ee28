import type { Profile } from '../../specs/profiles.ts';
import type { Credentials } from '../identities.ts';
import type { MockProcess } from '../mock-process.ts';

/** The result of an attack. */
export interface Outcome {
  /** Number of requests or connections. */
  count: number;
  /** Responses that are neither a success nor an error in the vendor's format. */
  wrong: readonly string[];
  /** A remark for the report. */
  note?: string;
}

/** The attacked mock, and credentials for it. */
export interface Target {
  mock: MockProcess;
  profile: Profile;
  credentials: Credentials;
}

export interface Attack {
  name: string;
  run(target: Target): Promise<Outcome>;
}
