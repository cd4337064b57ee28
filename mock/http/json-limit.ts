import { findExcess } from '../../specs/json-extent.ts';
import { createParameterFault } from '../fault.ts';
import { jsonLimit } from './limits.ts';

/** @throws Fault `malformed` for a body that exceeds `jsonLimit` in levels or values. */
export function assertExtent(bytes: Buffer): void {
  const excess = findExcess(bytes, jsonLimit);
  if (excess) throw createParameterFault('malformed', 'body', `must have at most ${jsonLimit[excess]} ${excess}`);
}
