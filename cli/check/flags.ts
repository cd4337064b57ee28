import { InvalidArgumentError, Option } from 'commander';
import { vendorNames } from '../../specs/vendors.ts';
import type { Settings } from '../config/settings.ts';
import { createConsoleFlag } from '../console/flag.ts';
import { connectionFlags } from '../flags/connection-flags.ts';
import { collectValues, createSpecFlag, createSpecRootFlag, parseNumber } from '../flags/shared-flags.ts';

/** The flags of a check, from the command line or from environment variables. A missing flag is undefined. */
export interface CheckFlags extends Omit<Settings, 'env' | 'ids' | 'reports' | 'operations' | 'plugins' | 'headers'> {
  id?: Record<string, string>;
  report?: string[];
  plugin?: string[];
  /** Each as `Name: value`. */
  header?: string[];
  all?: boolean;
  config?: string;
  shard?: string;
  dryRun?: boolean;
  quiet?: boolean;
  record?: string;
  replay?: string;
  baselineUpdate?: boolean;
}

function collectIds(text: string, given: Record<string, string> = {}): Record<string, string> {
  const [kind, id] = text.split('=', 2);
  if (!kind || !id) throw new InvalidArgumentError('Expected KIND=ID, such as inbox=3 or team=2.');
  return { ...given, [kind]: id };
}

// These flags have no defaults here: a missing flag takes its value from the configuration, then from the library.
const numbers: [flags: string, variable: string, description: string][] = [
  ['--timeout <seconds>', 'CHATPACT_TIMEOUT', 'timeout of the whole check (default: no limit)'],
  ['--request-timeout <seconds>', 'CHATPACT_REQUEST_TIMEOUT', 'timeout of one request (default: 10)'],
  ['--retries <number>', 'CHATPACT_RETRIES', 'repeat a request after a network failure, 429 or 503 (default: 2)'],
  ['--workers <number>', 'CHATPACT_WORKERS', 'concurrent requests (default: 4)'],
  ['--max-requests <number>', 'CHATPACT_MAX_REQUESTS', 'stop after this many requests (default: no limit)'],
  ['--min-score <percent>', 'CHATPACT_MIN_SCORE', 'minimum mutation score in percent; below it, exit 4'],
];

/** The options of `chatpact check`, in the order of its help. */
export const checkFlags: readonly Option[] = [
  new Option('--all', 'check all targets of the configuration, one after the other'),
  new Option(
    '--config <file>',
    'configuration: YAML, JSON or a module (default: chatpact.config.yaml, .yml or .json)',
  ).env('CHATPACT_CONFIG'),
  new Option('--vendor <name>', 'vendor whose API the server has').choices(vendorNames),
  new Option('--credentials <file>', 'a .env file with the variables below; environment variables take precedence').env(
    'CHATPACT_CREDENTIALS',
  ),
  new Option('--report <name[=file]>', 'one of the reports below; repeatable (default: pretty)').argParser(
    collectValues,
  ),
  new Option('--trend <file>', 'compare with an earlier JSON report; repeatable, oldest first').argParser(
    collectValues,
  ),
  createConsoleFlag(),
  new Option('--strict', 'also fail on known deviations and warnings'),
  new Option('--no-strict', 'turn off strict of the configuration').hideHelp(),
  new Option(
    '--strict-input',
    'also fail when the server accepts invalid input that the document does not say it refuses',
  ),
  new Option('-q, --quiet', 'report "pretty": print only problems and the verdict'),
  new Option('--fail-fast', 'stop at the first violation'),
  new Option('--no-fail-fast', 'turn off failFast of the configuration').hideHelp(),
  new Option('--dry-run', 'list the cases, send nothing'),
  new Option(
    '--only <selector>',
    'run only matching cases: "relation/*", tag:Reports (see below); repeatable',
  ).argParser(collectValues),
  new Option('--exclude <selector>', 'leave out matching cases; repeatable').argParser(collectValues),
  new Option('--shard <n/count>', 'run one part of the cases: 2/5 is the second of five').env('CHATPACT_SHARD'),
  new Option('--record <folder|file.har>', 'record the responses, with placeholders for texts and names'),
  new Option('--replay <folder|file.har>', "check a recording or a browser's HAR instead of a server"),
  ...connectionFlags,
  new Option('--account-id <id>', 'Chatwoot account (default: 1)').env('CHATPACT_CHATWOOT_ACCOUNT_ID'),
  new Option(
    '--id <kind=id>',
    'use this agent, inbox, label or team (default: found through the API); repeatable',
  ).argParser(collectIds),
  new Option('--since <time>', 'first day of the time window (default: 30 days before its end)').env('CHATPACT_SINCE'),
  new Option('--until <time>', "day after the last day of the time window (default: today, by the server's clock)").env(
    'CHATPACT_UNTIL',
  ),
  createSpecFlag(),
  new Option('--overlay <path>', 'another ledger of known deviations; repeatable').argParser(collectValues),
  createSpecRootFlag(),
  new Option('--plugin <file>', 'a module with your own relations, rules or scenario tests; repeatable').argParser(
    collectValues,
  ),
  new Option('--propose-overlay <file>', 'write new findings as a draft ledger, for review'),
  new Option('--baseline <file>', 'a file of findings that do not fail the check').env('CHATPACT_BASELINE'),
  new Option('--baseline-update', 'update this file: add new failures, drop repaired ones'),
  new Option('--score', 'measure the check itself with mutated responses'),
  new Option('--no-score', 'turn off score of the configuration').hideHelp(),
  new Option('--allow-writes', 'also send requests other than GET and HEAD'),
  new Option('--no-allow-writes', 'turn off allowWrites of the configuration').hideHelp(),
  ...numbers.map(([flags, variable, description]) =>
    new Option(flags, description).env(variable).argParser(parseNumber),
  ),
  new Option('--max-response-time <time>', 'report slower responses as violations: 2s, 500ms').env(
    'CHATPACT_MAX_RESPONSE_TIME',
  ),
  new Option(
    '--max-inconclusive <count|percent>',
    'inconclusive cases with which the check may pass: 5 or 5% (default: 0)',
  ).env('CHATPACT_MAX_INCONCLUSIVE'),
  new Option('--max-vacuous <count|percent>', 'exit 4 with more vacuous cases than this').env('CHATPACT_MAX_VACUOUS'),
  new Option('--rate <rate>', 'limit the request rate: 10/s, 600/m, 10 (default: no limit)').env('CHATPACT_RATE'),
];

/** The flags as settings, which take precedence over the configuration. Headers are not included: they are read later, with variables. */
export function toSettings(flags: CheckFlags): Settings {
  const { all, config, shard, dryRun, quiet, record, replay, baselineUpdate, id, report, plugin, header, ...settings } =
    flags;
  return { ...settings, ids: id, reports: report, plugins: plugin };
}
