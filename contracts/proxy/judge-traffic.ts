import type { Connection } from '../../specs/connection/connection.ts';
import type { Contract } from '../../specs/contract.ts';
import { findAt } from '../../specs/json/json.ts';
import type { Operation } from '../../specs/operations.ts';
import { toCurl, withExtraHeaders } from '../exchanges/curl.ts';
import { hideEchoedTexts } from '../exchanges/echo.ts';
import { type Exchange, isSuccess } from '../exchanges/exchange.ts';
import { toBody } from '../exchanges/read-body.ts';
import { createRedactor, type Redactor } from '../exchanges/redaction.ts';
import { judgeByStatus, judgeObserved } from '../judge/judge-observed.ts';
import { listSecretWords } from '../options/user-headers.ts';
import { toCredentialHeaders } from '../recording/har/entry.ts';
import { isSafe } from '../recording/safe.ts';
import { type Finding, type FindingDraft, toPattern, toPlainText } from '../results/finding.ts';
import { applicableTo } from '../suppressions/known-deviations.ts';
import type { VendorCheck } from '../vendor.ts';
import { firstValues, pairsOf, type RawHeaders } from './headers.ts';
import { findSecrets } from './secrets.ts';

/** A forwarded exchange. */
export interface ForwardedExchange {
  operation: Operation;
  request: { method: string; url: string; headers: RawHeaders };
  answer: { status: number; headers: RawHeaders; bytes: Buffer | undefined };
}

export interface JudgeOptions {
  vendor: VendorCheck;
  contract: Contract;
  connection: Connection;
  /** Maximum size of a body in bytes, both compressed and decompressed. */
  maxBodyBytes: number;
}

const plain = createRedactor(new Map());
/** Maximum number of cached findings. */
const maxCached = 5000;

/** Judges forwarded exchanges one by one. Findings of equal problems are cached, ledger entries included. */
export function createTrafficJudge({ vendor, contract, connection, maxBodyBytes }: JudgeOptions) {
  const { target, secrets, extraHeaders } = connection;
  const { deep: withoutWords } = createRedactor(listSecretWords(extraHeaders.plainWordSecrets, contract));
  let { ledger } = contract;
  const explained = new Map<string, Finding[]>();

  async function toExchange({ operation, request, answer }: ForwardedExchange, redactor: Redactor): Promise<Exchange> {
    const received = firstValues(answer.headers);
    // Findings quote the target of a redirect, but its query may contain secrets.
    if (received.location !== undefined) received.location = received.location.replace(/[?#].*$/s, '');
    const headers = redactor.deep(received);
    const mediaType = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
    const options = { limit: maxBodyBytes, redactor, isOfOthers: true };
    const exchange: Exchange = {
      status: answer.status,
      headers,
      mediaType,
      body: await toBody(answer.bytes, mediaType, headers['content-encoding'], options),
      curl: withExtraHeaders(
        toCurl({
          method: request.method,
          url: toShownUrl(target, operation, request.url),
          headers: toCredentialHeaders(vendor),
        }),
        extraHeaders,
      ),
      durationMs: 0,
    };
    return hideEchoedTexts(exchange, redactor.echoes(received, 'key'));
  }

  /** Remembers the server's version if a client requests it through the proxy. */
  function detectVersion({ id }: Operation, { status, body }: Exchange): void {
    const { version } = contract.behaviour;
    if (id !== version?.operation || !isSuccess(status) || body.kind !== 'json') return;
    const stated = findAt(body.value, version.pointer);
    if (typeof stated !== 'string') return;
    ledger = applicableTo(contract.ledger, toPlainText(stated, 40));
    explained.clear();
  }

  return async (passed: ForwardedExchange): Promise<Finding[]> => {
    const { operation, request, answer } = passed;
    const exchange = await toExchange(passed, plain);
    detectVersion(operation, exchange);
    const { url } = request;
    const headers = firstValues(request.headers);
    const drafts = judgeByStatus({ operation, exchange, url, headers }, contract);
    if (drafts.length === 0) return [];
    const key = toKey(operation, answer.status, drafts);
    const known = explained.get(key);
    if (known) return known;
    // Only findings must be free of secrets, so only these exchanges are redacted.
    const redactor = createRedactor(
      new Map([...secrets, ...findSecrets({ headers: pairsOf(request.headers), url: request.url }, vendor)]),
    );
    const safe = await toExchange(passed, redactor);
    const observed = judgeObserved({ operation, exchange: safe, url, headers }, { contract, ledger }, 'proxy');
    const findings = withoutWords(redactor.deep(observed));
    if (explained.size >= maxCached) explained.clear();
    explained.set(key, findings);
    return findings;
  };
}

/** The same key for responses that are wrong in the same way. */
function toKey({ id }: Operation, status: number, drafts: readonly FindingDraft[]): string {
  const problems = drafts.map(({ check, pointer, keyword, severity, actual }) =>
    [check, toPattern(pointer), keyword, severity, typeof actual === 'string' ? actual : ''].join('|'),
  );
  return [id, status, ...new Set(problems)].join('\n');
}

/** The URL without its query. Path values that may be personal data are replaced by the names of their parameters. */
function toShownUrl(target: URL, { path }: Operation, url: string): string {
  const given = (url.split('?')[0] ?? '').replace(/\/$/, '').split('/');
  const parts = path.split('/');
  const offset = given.length - parts.length;
  const shownParts = parts.map((part, index) => {
    const value = given[index + offset] ?? part;
    return part.startsWith('{') && /^\d{1,9}$/.test(value) && isSafe(value) ? value : part;
  });
  return target.href.replace(/\/$/, '') + shownParts.join('/');
}
