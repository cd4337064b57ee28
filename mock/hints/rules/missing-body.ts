import type { HintRule } from '../hinted-call.ts';

/** A request without the body that the operation requires. */
export const findMissingBody: HintRule = ({ operation, request: { body, unread }, refusal, sentHeaders }) => {
  const isSent = body !== undefined || unread !== undefined || Number(sentHeaders['content-length'] ?? 0) > 0;
  if (isSent || sentHeaders['transfer-encoding'] !== undefined || !refusal) return undefined;
  // A login without a body has no credentials.
  const isAboutBody =
    refusal.kind === 'invalid'
      ? refusal.problems.some((problem) => problem.in === 'body')
      : refusal.kind === 'unrecognised' && operation.security.length === 0;
  if (!isAboutBody || operation.body?.content['application/json'] === undefined) return undefined;
  return 'The request has no body. The operation expects JSON, with Content-Type: application/json.';
};
