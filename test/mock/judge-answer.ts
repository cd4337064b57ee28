import type { Contract } from '../../specs/contract.ts';
import { findResponse } from '../../specs/operations.ts';
import type { Answer } from './start-mock.ts';

/**
 * Lists the violations of the contract in a response: status, content type, body (as published and in closed form),
 * ledger ids.
 */
export function listViolations(contract: Contract, operationId: string, answer: Answer): string[] {
  const operation = contract.findOperation(operationId);
  if (!operation) return [`no operation ${operationId}`];
  const response = findResponse(operation, answer.status);
  if (!response) return [`status ${answer.status} is not documented`];

  const problems: string[] = [];
  const known = new Set(contract.ledger.map(({ id }) => id));
  const deviations = answer.headers.get('x-chatpact-deviation')?.split(', ') ?? [];
  for (const id of deviations) if (!known.has(id)) problems.push(`the ledger has no ${id}`);
  for (const id of deviations) if (!contract.applied.has(id)) problems.push(`this profile does not apply ${id}`);

  if (Object.keys(response.content).length === 0) {
    return answer.text === '' ? problems : [...problems, 'a body where none is documented'];
  }
  const mediaType = answer.headers.get('content-type')?.split(';')[0] ?? 'none';
  for (const form of ['published', 'closed'] as const) {
    const body = mediaType === 'application/json' ? answer.body : answer.text;
    const broken = contract.validator.checkResponse(operation, answer.status, mediaType, body, form);
    if (!broken) return [...problems, `content type ${mediaType} is not documented`];
    problems.push(...broken.map(({ pointer, message }) => `${form}: ${pointer || 'the body'} ${message}`));
  }
  return problems;
}
