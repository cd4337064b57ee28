import { describe, expect, test } from 'vitest';
import { ApiError, createNotFoundError, createParameterError } from '../../../mock/api-error.ts';
import { createErrorRenderer, type ShownError } from '../../../mock/vendor-interface/error-renderer.ts';
import { listOperations } from '../../../specs/operations.ts';

const operationWith = (refusals?: Record<string, number>) => {
  const get = { operationId: 'a', responses: {}, ...(refusals && { 'x-chatpact': { refusals } }) };
  return listOperations({ openapi: '3.1.0', paths: { '/a': { get } } })[0];
};
const plain = operationWith();

let shown: ShownError | undefined;
const render = createErrorRenderer((error) => {
  shown = error;
  return { error: error.message };
});
const statusOf = (error: ApiError, operation = plain) => render(error, operation, () => false).status;

describe('createErrorRenderer', () => {
  test.each([
    ['unauthenticated', 401, 'The request has no credentials.'],
    ['forbidden', 403, 'The caller may not call this operation.'],
    ['unrouted', 404, 'No operation matches this method and path.'],
    ['throttled', 429, 'Too many requests.'],
    ['broken', 500, 'The mock failed. Its log has the error.'],
  ] as const)('renders %s with %i', (kind, status, message) => {
    const reply = render(new ApiError(kind), undefined, () => false);
    expect(reply).toEqual({ status, body: { error: message } });
    expect(shown).toEqual({ kind, status, message, problems: [] });
  });

  test('takes the status from the document, also for one parameter', () => {
    const operation = operationWith({ forbidden: 404, invalid: 422, 'invalid:page': 416 });
    expect(statusOf(new ApiError('forbidden'), operation)).toBe(404);
    expect(statusOf(createParameterError('invalid', 'size', 'must be an integer'), operation)).toBe(422);
    expect(statusOf(createParameterError('invalid', 'page', 'must be an integer'), operation)).toBe(416);
    // The operation documents nothing for this kind, or there is none.
    expect(statusOf(new ApiError('unauthenticated'), operation)).toBe(401);
    expect(statusOf(new ApiError('forbidden'), plain)).toBe(403);
  });

  test('names the first invalid field, and passes all of them', () => {
    const error = createParameterError('invalid', 'page', 'must be an integer');
    expect(render(error, plain, () => false).body).toEqual({ error: 'page must be an integer' });
    expect(shown?.problems).toEqual(error.problems);
  });

  test('says that a resource does not exist, without the name of its parameter', () => {
    const reply = render(createNotFoundError('ticket_id'), plain, () => false);
    expect(reply).toEqual({ status: 404, body: { error: 'The resource does not exist.' } });
  });
});
