import { findExcess } from '../../../specs/json/json-limits.ts';
import { createParameterError } from '../../api-error.ts';
import { maxJson } from './limits.ts';

/** @throws ApiError `malformed` for a body that exceeds `maxJson` in levels or values. */
export function assertExtent(bytes: Buffer): void {
  const excess = findExcess(bytes, maxJson);
  if (excess)
    throw createParameterError(
      'malformed',
      'body',
      `must have at most ${excess === 'levels' ? maxJson.maxDepth : maxJson.maxValues} ${excess}`,
    );
}
