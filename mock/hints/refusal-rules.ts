import type { HintRule } from './hinted-call.ts';
import { findWrongValue } from './rules/allowed-values.ts';
import { findWrongCredentials } from './rules/credentials.ts';
import { findMissingPassword } from './rules/login-fields.ts';
import { findMissingBody } from './rules/missing-body.ts';
import { findMissingId } from './rules/missing-ids.ts';

/** Rules for refused requests. They are loaded at the first refusal. */
export const refusalRules: readonly HintRule[] = [
  findWrongCredentials,
  findMissingId,
  findWrongValue,
  findMissingBody,
  findMissingPassword,
];
