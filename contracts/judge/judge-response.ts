import { type Contract, loadContract } from '../../specs/contract.ts';
import type { Operation } from '../../specs/operations.ts';
import { vendorNames } from '../../specs/vendors.ts';
import { UsageError } from '../../usage-error.ts';
import type { Exchange } from '../exchanges/exchange.ts';
import { toBody } from '../exchanges/read-body.ts';
import { createRedactor } from '../exchanges/redaction.ts';
import type { Finding } from '../results/finding.ts';
import { judgeObserved } from './judge-observed.ts';

/** A response of `fetch`. Its body must be unread; read it from a clone. */
export type JudgedResponse = Pick<Response, 'status' | 'headers' | 'bodyUsed' | 'clone' | 'url'>;

const plain = createRedactor(new Map());
const limit = 64 * 1024 * 1024;

/** Implements `judgeResponse`; lazy.ts exports and documents it. */
export async function judgeResponse(response: JudgedResponse, operation: string): Promise<Finding[]> {
  if (response.bodyUsed) {
    throw new UsageError(
      'BODY_ALREADY_READ',
      'The body of this response was read before. Pass response.clone() instead.',
    );
  }
  const { contract, found } = await findOperation(operation);
  const exchange = await toExchange(response, found);
  return judgeObserved(
    { operation: found, exchange, url: response.url },
    { contract, ledger: contract.ledger },
    'response',
  );
}

async function toExchange(response: JudgedResponse, { method }: Operation): Promise<Exchange> {
  const headers = Object.fromEntries(response.headers);
  const mediaType = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  const bytes = Buffer.from(await response.clone().arrayBuffer());
  // fetch has decoded the body, but keeps the Content-Encoding header.
  const body = await toBody(bytes, mediaType, undefined, { limit, redactor: plain });
  const curl = `curl -X ${method.toUpperCase()} ${response.url.split('?')[0]}`;
  // In a browser, a page cannot read all response headers.
  return { status: response.status, headers, mediaType, body, curl, durationMs: 0, hasFewHeaders: true };
}

async function findOperation(id: string): Promise<{ contract: Contract; found: Operation }> {
  for (const vendor of vendorNames) {
    const contract = await loadContract({ vendor });
    const found = contract.findOperation(id);
    if (found) return { contract, found };
  }
  throw new UsageError('UNKNOWN_OPERATION', `No vendor has an operation "${id}". \`chatpact specs\` lists them.`);
}
