import type { Contract } from '../../specs/contract.ts';
import type { Operation } from '../../specs/operations.ts';
import { isSuccess } from '../exchanges/exchange.ts';
import type { Recording } from '../recording/recording.ts';
import type { Sample } from './mutation.ts';

/** The recorded responses that mutations can change: successes with JSON. */
export function listSamples(recording: Recording, contract: Contract, base: URL): Sample[] {
  const samples: Sample[] = [];
  for (const [curl, { request, exchange }] of recording) {
    const { body, status } = exchange;
    const url = new URL(request.url);
    const operation = findOperation(
      contract,
      request.method,
      url.pathname.slice(base.pathname.replace(/\/$/, '').length),
    );
    if (!operation || !isSuccess(status) || body.kind !== 'json') continue;
    samples.push({ operation: operation.id, curl, query: Object.fromEntries(url.searchParams), body: body.value });
  }
  return samples;
}

function findOperation({ operations }: Contract, method: string, path: string): Operation | undefined {
  return operations.find((each) => {
    const segments = each.path.split('/');
    const given = path.split('/');
    const fits = (segment: string, index: number) => segment === given[index] || /^\{.+\}$/.test(segment);
    return each.method === method.toLowerCase() && segments.length === given.length && segments.every(fits);
  });
}
