import { createProxy, type ProxyFinding, type ProxyState, type UnjudgedExchanges } from '../../contracts/index.ts';
import { countReasons } from '../../contracts/proxy/unjudged.ts';
import { createPaint } from '../../contracts/reporters/paint.ts';
import { count } from '../../contracts/reporters/sentences.ts';
import { isViolation } from '../../contracts/results/verdict.ts';
import type { ConnectionOptions } from '../../specs/connection/options.ts';
import type { VendorName } from '../../specs/vendors.ts';
import { readConsole } from '../console/address.ts';
import { openConsoleConnection } from '../console/connection.ts';
import { createProxyFeed, type ProxyFeed } from '../console/proxy-feed.ts';
import { warnUnverifiedCertificate } from '../flags/connection-flags.ts';
import { parseHeaders } from '../flags/headers.ts';
import { waitForEndSignal } from '../signals.ts';

/** The flags of `chatpact proxy`. */
export interface ProxyFlags extends Omit<ConnectionOptions, 'headers'> {
  target: string;
  /** Each as `Name: value`. */
  header?: string[];
  vendor: VendorName;
  port: number;
  host: string;
  spec?: string[];
  overlay?: string[];
  specRoot?: string[];
  strict: boolean;
  console?: string;
}

const paint = createPaint(process.stdout);
const print = (line: string) => process.stdout.write(`${line}\n`);

/** Forwards traffic until a signal, prints findings, and sets the exit code of the process. */
export async function runProxy(flags: ProxyFlags): Promise<void> {
  const { spec: document, overlay: ledgers, specRoot: specRoots, strict, console: shownIn, header, ...given } = flags;
  const headers = header && parseHeaders(header, process.env);
  const line = shownIn === undefined ? undefined : await openConsoleConnection(readConsole(shownIn, process.env));
  let feed: ProxyFeed | undefined;
  const onFinding = (finding: ProxyFinding) => {
    printFinding(finding);
    feed?.found(finding);
  };
  const reactions = { onFinding, onUnjudged: printUnjudged };
  const proxy = await createProxy({ ...given, headers, document, ledgers, specRoots, ...reactions });
  feed = line && createProxyFeed(line, proxy.state, () => proxy.state);
  print(`${proxy.url} forwards to ${proxy.state.target} and checks responses against the contract of ${given.vendor}.`);
  if (proxy.state.unverified) warnUnverifiedCertificate(proxy.state.target);
  print(`Findings: ${proxy.url}/__admin/findings · stop: Ctrl+C`);
  await waitForEndSignal();
  await proxy.close();
  const { state } = proxy;
  summarize(state);
  const exitCode = state.violations > 0 || (strict && state.findings.length > 0) ? 1 : 0;
  await feed?.close(exitCode);
  process.exitCode = exitCode;
}

/** Prints a new finding, and a repeated one at its 10th, 100th … time. */
function printFinding(finding: ProxyFinding): void {
  if (finding.count === 1) print(toLine(finding));
  else if (/^10+$/.test(String(finding.count))) print(paint.faint(`  ${finding.count} times: ${finding.fingerprint}`));
}

/** Prints a line for each kind of exchange that is not judged. */
function printUnjudged({ method, path, reason, count: seen }: UnjudgedExchanges): void {
  if (seen === 1) print(paint.faint(`not judged      ${method} ${path}: ${reason}`));
}

function toLine(finding: ProxyFinding): string {
  const { operation, message, cause, deviation } = finding;
  const known = deviation ? ` (${deviation.id})` : '';
  const why = cause === undefined ? '' : ` Likely cause: ${cause}`;
  return `${toLabel(finding)} ${operation}: ${message}${why}${known}`;
}

function toLabel(finding: ProxyFinding): string {
  if (isViolation(finding)) return paint.verdict('violation', 'violation      ');
  if (finding.deviation?.excused) return paint.verdict('known-deviation', 'known-deviation');
  return paint.verdict('inconclusive', 'warning        ');
}

function summarize({ requests, judged, violations, findings, unjudgedExchanges }: ProxyState): void {
  print('');
  print('Summary');
  for (const finding of findings) print(`  ${String(finding.count).padStart(6)} × ${toLine(finding)}`);
  print(`  ${count(requests, 'request')}, ${judged} judged; ${count(violations, 'violation')}.`);
  for (const [reason, exchanges] of countReasons(unjudgedExchanges)) {
    print(`  ${String(exchanges).padStart(6)} × not judged: ${reason}`);
  }
}
