import type { Contract } from '../../specs/contract.ts';
import { isDecodable, matchPath } from '../../specs/paths/router.ts';
import { isSuccess } from '../exchanges/exchange.ts';
import type { Recording } from '../recording/recording.ts';
import type { Sample } from './mutation.ts';

/** The recorded responses that mutations can change: successes with JSON. */
export function listSamples(recording: Recording, contract: Contract, base: URL): Sample[] {
  const samples: Sample[] = [];
  for (const [curl, { request, exchange }] of recording) {
    const { body, status } = exchange;
    const url = new URL(request.url);
    const path = url.pathname.slice(base.pathname.replace(/\/$/, '').length);
    // Literal segments come before parameters: /contacts/search is no contact with the id "search".
    const operation = isDecodable(path)
      ? matchPath(contract.operations, path)?.operations.get(request.method.toUpperCase())
      : undefined;
    if (!operation || !isSuccess(status) || body.kind !== 'json') continue;
    samples.push({ operation: operation.id, curl, query: Object.fromEntries(url.searchParams), body: body.value });
  }
  return samples;
}
