import type { Connection } from '../../specs/connection/connection.ts';
import type { Contract } from '../../specs/contract.ts';
import { findAt } from '../../specs/json.ts';
import type { Operation } from '../../specs/operations.ts';
import { toBody } from '../body.ts';
import { toCurl, withExtraHeaders } from '../curl.ts';
import { applicableTo } from '../deviations.ts';
import { markEcho } from '../echo.ts';
import { type Exchange, isSuccess } from '../exchange.ts';
import { type Finding, type FindingDraft, toPattern, toPlainText } from '../finding.ts';
import { judgeByStatus, judgeObserved } from '../judge-observed.ts';
import { shown } from '../recording/har/entry.ts';
import { isSafe } from '../recording/safe.ts';
import { createRedactor, type Redactor } from '../redaction.ts';
import { listSecretWords } from '../user-headers.ts';
import type { VendorCheck } from '../vendor.ts';
import { firstValues, pairsOf, type RawHeaders } from './headers.ts';
import { findSecrets } from './secrets.ts';

/** An exchange that went by. */
export interface Passed {
  operation: Operation;
  request: { method: string; url: string; headers: RawHeaders };
  answer: { status: number; headers: RawHeaders; bytes: Buffer | undefined };
}

export interface JudgeOptions {
  vendor: VendorCheck;
  contract: Contract;
  connection: Connection;
  /** Bytes of a body, compressed and not. */
  bodyLimit: number;
}

const plain = createRedactor(new Map());
/** Kinds of answers whose explanation is kept. */
const mostKnown = 5000;

/** Judges what goes by, one exchange after the other. Equal faults are explained by the ledger once. */
export function createTrafficJudge({ vendor, contract, connection, bodyLimit }: JudgeOptions) {
  const { target, secrets, extra } = connection;
  const { deep: withoutWords } = createRedactor(listSecretWords(extra.words, contract));
  let { ledger } = contract;
  const explained = new Map<string, Finding[]>();

  async function toExchange({ operation, request, answer }: Passed, redactor: Redactor): Promise<Exchange> {
    const received = firstValues(answer.headers);
    // Messages quote where a redirect leads; what it says in its query is nobody's business.
    if (received.location !== undefined) received.location = received.location.replace(/[?#].*$/s, '');
    const headers = redactor.deep(received);
    const mediaType = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
    const options = { limit: bodyLimit, redactor, isOfOthers: true };
    const exchange: Exchange = {
      status: answer.status,
      headers,
      mediaType,
      body: await toBody(answer.bytes, mediaType, headers['content-encoding'], options),
      curl: withExtraHeaders(
        toCurl({ method: request.method, url: toShownUrl(target, operation, request.url), headers: shown(vendor) }),
        extra,
      ),
      durationMs: 0,
    };
    return markEcho(exchange, redactor.echoes(received, 'key'));
  }

  /** The server's version, when somebody asks it through the proxy. */
  function hear({ id }: Operation, { status, body }: Exchange): void {
    const { version } = contract.behaviour;
    if (id !== version?.operation || !isSuccess(status) || body.kind !== 'json') return;
    const said = findAt(body.value, version.pointer);
    if (typeof said !== 'string') return;
    ledger = applicableTo(contract.ledger, toPlainText(said, 40));
    explained.clear();
  }

  return async (passed: Passed): Promise<Finding[]> => {
    const { operation, request, answer } = passed;
    const exchange = await toExchange(passed, plain);
    hear(operation, exchange);
    const { url } = request;
    const headers = firstValues(request.headers);
    const drafts = judgeByStatus({ operation, exchange, url, headers }, contract);
    if (drafts.length === 0) return [];
    const key = toKey(operation, answer.status, drafts);
    const known = explained.get(key);
    if (known) return known;
    // Only what is told has to be free of secrets.
    const redactor = createRedactor(
      new Map([...secrets, ...findSecrets({ headers: pairsOf(request.headers), url: request.url }, vendor)]),
    );
    const safe = await toExchange(passed, redactor);
    const observed = judgeObserved({ operation, exchange: safe, url, headers }, { contract, ledger }, 'proxy');
    const findings = withoutWords(redactor.deep(observed));
    if (explained.size >= mostKnown) explained.clear();
    explained.set(key, findings);
    return findings;
  };
}

/** Equal for answers that are wrong in the same way. */
function toKey({ id }: Operation, status: number, drafts: readonly FindingDraft[]): string {
  const wrongs = drafts.map(({ check, pointer, keyword, severity, actual }) =>
    [check, toPattern(pointer), keyword, severity, typeof actual === 'string' ? actual : ''].join('|'),
  );
  return [id, status, ...new Set(wrongs)].join('\n');
}

/** The path without its query, and with its parameters' names in place of values that might tell something. */
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
