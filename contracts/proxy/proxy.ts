import { createServer } from 'node:http';
import { prepareConnection } from '../../specs/connection/connection.ts';
import { loadContract } from '../../specs/contract.ts';
import { assertKnownOptions } from '../../specs/known-options.ts';
import { NetworkFailure } from '../exchanges/exchange.ts';
import { toMegabytes } from '../memory/limits.ts';
import { readUrl } from '../options/option-checks.ts';
import { assertUserHeaders } from '../options/user-headers.ts';
import { isViolation } from '../results/verdict.ts';
import { getVendorCheck } from '../vendors/index.ts';
import { answerAdmin, isAdmin } from './admin.ts';
import { createFindings } from './findings.ts';
import { forward, refuse, type Tap } from './forward.ts';
import { createGuard } from './guard.ts';
import { createJobQueue } from './job-queue.ts';
import { createTrafficJudge, type ForwardedExchange } from './judge-traffic.ts';
import { listen } from './listen.ts';
import { createMatcher } from './match.ts';
import { proxyOptionNames } from './option-names.ts';
import { createRoute, maxHeaderSize } from './route.ts';
import type { ProxyOptions, ProxyState, RunningProxy } from './types.ts';
import { createUnjudged } from './unjudged.ts';
import { tunnel } from './upgrade.ts';

/** Responses that say nothing about the operation, and why they are not judged. */
const unjudgedStatuses: Readonly<Record<number, string>> = {
  304: 'not modified since the last response (304)',
  429: 'a rate limit refused the request (429)',
};

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** See ../lazy.ts. */
export async function createProxy(options: ProxyOptions): Promise<RunningProxy> {
  const { document, ledgers, specRoots, bodyLimit = 32 * 1_048_576, port = 0, host = '127.0.0.1' } = options;
  assertKnownOptions('createProxy', options, proxyOptionNames);
  const target = readUrl(options.target);
  const vendor = getVendorCheck(options.vendor);
  assertUserHeaders(options, vendor);
  const contract = await loadContract({ vendor: vendor.declaration, document, ledgers, specRoots });
  const match = createMatcher(contract);
  const connection = await prepareConnection(target, options, process.env);
  const route = createRoute(connection);
  const findings = createFindings(options.onFinding);
  const judge = createTrafficJudge({ vendor, contract, connection, maxBodyBytes: bodyLimit });
  const counts = { requests: 0, judged: 0, unjudged: 0 };
  const unjudged = createUnjudged(options.onUnjudged);
  let openRequestCount = 0;

  /** Records that an exchange of the contract is not judged. */
  function skip({ method, url }: ForwardedExchange['request'], reason: string): void {
    counts.unjudged++;
    unjudged.add(method, url, reason);
  }

  const later = createJobQueue<ForwardedExchange>(
    async (passed) => {
      const { request, answer } = passed;
      const reason = unjudgedStatuses[answer.status];
      if (reason !== undefined) return skip(request, reason);
      try {
        findings.add(await judge(passed));
        counts.judged++;
      } catch (error) {
        // A body that cannot be processed must not stop the proxy.
        skip(request, error instanceof NetworkFailure ? error.message : 'the response body cannot be read');
      }
    },
    () => openRequestCount > 0,
  );

  function tapOf(request: ForwardedExchange['request']): Tap | undefined {
    const { method, url } = request;
    const path = url.split('?')[0] ?? '';
    const operation = match(method, path);
    if (!operation) {
      const isOther = methods.some((each) => match(each, path));
      unjudged.add(
        method,
        url,
        isOther ? 'the contract has this path but not this method' : 'the contract has no such path',
      );
      return undefined;
    }
    let chunks: Buffer[] = [];
    let size = 0;
    return {
      failed: () => skip(request, 'the response is missing or incomplete'),
      data(chunk) {
        size += chunk.length;
        if (size <= bodyLimit) chunks.push(chunk);
        else chunks = [];
      },
      done({ statusCode: status = 0, rawHeaders }) {
        const isWhole = size <= bodyLimit;
        const answer = { status, headers: rawHeaders, bytes: isWhole ? Buffer.concat(chunks) : undefined };
        if (!isWhole) return skip(request, `the response body is larger than ${toMegabytes(bodyLimit)}`);
        const isTaken = later.push({ operation, request, answer }, size);
        if (!isTaken) skip(request, 'too many responses are waiting to be judged');
      },
    };
  }

  const { isUnverified } = connection;
  const state = (): ProxyState => {
    const { list } = findings;
    const violations = list.filter(isViolation).length;
    const unverified = isUnverified || undefined;
    return {
      target: target.href,
      vendor: vendor.name,
      unverified,
      ...counts,
      violations,
      findings: list,
      unjudgedExchanges: unjudged.list,
    };
  };

  const findReason = createGuard(host);
  const server = createServer({ maxHeaderSize, keepAliveTimeout: 60_000 }, (incoming, outgoing) => {
    if (isAdmin(incoming)) {
      answerAdmin(incoming, outgoing, state());
      return;
    }
    const reason = findReason(incoming);
    if (reason) {
      refuse(outgoing, 403, reason);
      return;
    }
    counts.requests++;
    openRequestCount++;
    outgoing.once('close', () => openRequestCount--);
    const { method = 'GET', url = '/', rawHeaders } = incoming;
    forward(incoming, outgoing, route, tapOf({ method, url, headers: rawHeaders }));
  });
  server.on('upgrade', (incoming, socket, head) => {
    if (findReason(incoming)) socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    else {
      counts.requests++;
      const { method = 'GET', url = '/', headers } = incoming;
      const protocol = headers.upgrade?.toLowerCase() === 'websocket' ? 'a WebSocket' : 'another protocol';
      unjudged.add(method, url, `the connection was upgraded to ${protocol}`);
      tunnel(incoming, socket, head, route);
    }
  });
  const listening = await listen(server, port, host);

  return {
    url: listening.url,
    get findings() {
      return findings.list;
    },
    get state() {
      return state();
    },
    async close() {
      await listening.close();
      await later.drained();
      route.close();
    },
  };
}
