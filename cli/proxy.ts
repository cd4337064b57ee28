import { Command, Option } from 'commander';
import type { ProxyFinding, ProxyState } from '../contracts/index.ts';
import { createPaint } from '../contracts/report/paint.ts';
import { count } from '../contracts/report/words.ts';
import { isViolation } from '../contracts/verdict.ts';
import { vendorNames } from '../specs/vendors.ts';
import { parsePort } from './options.ts';

interface ProxyFlags {
  target: string;
  vendor: (typeof vendorNames)[number];
  port: number;
  host: string;
  spec?: string;
  overlay?: string[];
  strict: boolean;
}

const defaultPort = 4020;

export const proxyCommand = new Command('proxy')
  .description('pass traffic on to a server unchanged, and hold its answers against the contract as they go by')
  .addOption(
    new Option('--target <url>', 'base URL of the server: https://chat.example.com')
      .env('CHATPACT_PROXY_TARGET')
      .makeOptionMandatory(),
  )
  .addOption(new Option('--vendor <name>', 'whose API it speaks').choices(vendorNames).makeOptionMandatory())
  .addOption(
    new Option('-p, --port <number>', 'port to listen on, 0 picks a free one')
      .env('CHATPACT_PROXY_PORT')
      .argParser(parsePort)
      .default(defaultPort),
  )
  .addOption(new Option('--host <address>', 'address to listen on').default('127.0.0.1'))
  .addOption(new Option('--spec <path>', "an OpenAPI document of yours in place of the vendor's, path or URL"))
  .addOption(
    new Option('--overlay <path>', 'a further ledger of known deviations; may stand several times').argParser(
      (text: string, given: string[] = []) => [...given, text],
    ),
  )
  .addOption(new Option('--strict', 'known deviations and warnings count as violations in the end').default(false))
  .addHelpText(
    'after',
    `
A success has to be as documented, a refusal documented at all, and a server must not fail. Answers are judged after
they were passed on; neither queries nor credentials are printed. GET /__admin/findings tells, on this machine, what was
found so far. Ctrl+C ends it with a summary.

Exit codes: 0 no violations · 1 violations · 2 usage

Example:
  chatpact proxy --target https://chat.example.com --vendor chatwoot --port ${defaultPort}`,
  )
  .action(runProxy);

const paint = createPaint(process.stdout);
const print = (line: string) => process.stdout.write(`${line}\n`);

async function runProxy(flags: ProxyFlags): Promise<void> {
  // Loaded here, so that --help need not wait for it.
  const { createProxy } = await import('../contracts/index.ts');
  const { target, vendor, port, host, spec, overlay } = flags;
  const proxy = await createProxy({ target, vendor, port, host, document: spec, ledgers: overlay, onFinding: tell });
  print(`${proxy.url} passes on to ${proxy.state.target} and judges it by the contract of ${vendor}.`);
  print(`Findings: ${proxy.url}/__admin/findings · stop: Ctrl+C`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await proxy.close();
  const { state } = proxy;
  summarize(state);
  process.exitCode = state.violations > 0 || (flags.strict && state.findings.length > 0) ? 1 : 0;
}

/** A line for what is new, and one for each tenfold of what is not. */
function tell(finding: ProxyFinding): void {
  if (finding.count === 1) print(toLine(finding));
  else if (/^10+$/.test(String(finding.count))) print(paint.faint(`  ${finding.count} times: ${finding.fingerprint}`));
}

function toLine(finding: ProxyFinding): string {
  const { operation, message, deviation } = finding;
  const known = deviation ? ` (${deviation.id})` : '';
  return `${toLabel(finding)} ${operation}: ${message}${known}`;
}

function toLabel(finding: ProxyFinding): string {
  if (isViolation(finding)) return paint.verdict('violation', 'violation      ');
  if (finding.deviation?.excused) return paint.verdict('known-deviation', 'known-deviation');
  return paint.verdict('inconclusive', 'warning        ');
}

function summarize({ requests, judged, unjudged, violations, findings }: ProxyState): void {
  print('');
  print('Summary');
  for (const finding of findings) print(`  ${String(finding.count).padStart(6)} × ${toLine(finding)}`);
  const left = unjudged > 0 ? `, ${unjudged} too long or too many to be judged` : '';
  print(`  ${count(requests, 'request')}, ${judged} judged${left}; ${count(violations, 'violation')}.`);
}
