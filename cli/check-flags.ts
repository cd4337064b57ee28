import { InvalidArgumentError, Option } from 'commander';
import { vendorNames } from '../specs/vendors.ts';
import type { Settings } from './config/settings.ts';
import { connectionFlags } from './connection-flags.ts';
import { createConsoleFlag } from './console-flag.ts';
import { collect, createSpecFlag, createSpecRootFlag, parseNumber } from './options.ts';

/** What stands on the command line, or in its place in the environment. What is not given is undefined. */
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
  if (!kind || !id) throw new InvalidArgumentError('It takes KIND=ID: inbox=3, team=2.');
  return { ...given, [kind]: id };
}

// No defaults here: what a flag leaves open, the configuration may say, and after it the library.
const numbers: [flags: string, variable: string, description: string][] = [
  ['--timeout <seconds>', 'CHATPACT_TIMEOUT', 'for the whole check (default: no limit)'],
  ['--request-timeout <seconds>', 'CHATPACT_REQUEST_TIMEOUT', 'for one request (default: 10)'],
  ['--retries <number>', 'CHATPACT_RETRIES', 'after a network failure or a busy answer (default: 2)'],
  ['--workers <number>', 'CHATPACT_WORKERS', 'requests at once (default: 4)'],
  ['--max-requests <number>', 'CHATPACT_MAX_REQUESTS', 'after so many nothing more leaves (default: no limit)'],
  ['--min-score <percent>', 'CHATPACT_MIN_SCORE', 'of the mutants have to be detected, else the exit code is 4'],
];

/** The options of `chatpact check`, in the order of its help. */
export const checkFlags: readonly Option[] = [
  new Option('--all', 'check every target of the configuration, one after the other'),
  new Option('--config <file>', 'YAML, JSON or a module (default: chatpact.config.yaml, .yml or .json)').env(
    'CHATPACT_CONFIG',
  ),
  new Option('--vendor <name>', 'whose API it speaks').choices(vendorNames),
  new Option('--credentials <file>', 'a .env file with the variables below; the environment wins over it').env(
    'CHATPACT_CREDENTIALS',
  ),
  new Option('--report <name[=file]>', 'one of the reports below; may stand several times (default: pretty)').argParser(
    collect,
  ),
  new Option('--trend <file>', 'an earlier JSON report, oldest first; may stand several times').argParser(collect),
  createConsoleFlag(),
  new Option('--strict', 'known deviations and warnings fail the check too'),
  new Option('--no-strict', 'they do not, whatever the configuration says').hideHelp(),
  new Option('--strict-input', 'bad input must be refused where the document does not say so, too'),
  new Option('-q, --quiet', 'print what is to be repaired and the verdict alone, in the report "pretty"'),
  new Option('--fail-fast', 'end at the first violation; the rest is not judged, and the report says so'),
  new Option('--no-fail-fast', 'do not, whatever the configuration says').hideHelp(),
  new Option('--dry-run', 'print the cases and send nothing'),
  new Option(
    '--only <selector>',
    'only cases that fit: "relation/*", tag:Reports, as below; may stand several times',
  ).argParser(collect),
  new Option('--exclude <selector>', 'not those that fit; may stand several times').argParser(collect),
  new Option('--shard <n/count>', 'only this part of the cases: 2/5').env('CHATPACT_SHARD'),
  new Option('--record <folder|file.har>', 'keep the answers, texts and names replaced by stand-ins'),
  new Option('--replay <folder|file.har>', "judge what was recorded, or a browser's HAR; nothing is sent"),
  ...connectionFlags,
  new Option('--account-id <id>', "Chatwoot's account").env('CHATPACT_CHATWOOT_ACCOUNT_ID'),
  new Option(
    '--id <kind=id>',
    'an agent, inbox, label or team to ask about (default: discovered); may stand several times',
  ).argParser(collectIds),
  new Option('--since <time>', 'first day of the window (default: 30 days before its end)').env('CHATPACT_SINCE'),
  new Option('--until <time>', "day after the window's last (default: the server's present day)").env('CHATPACT_UNTIL'),
  createSpecFlag(),
  new Option('--overlay <path>', 'a further ledger of known deviations; may stand several times').argParser(collect),
  createSpecRootFlag(),
  new Option('--plugin <file>', 'a module with relations, rules or tests of yours; may stand several times').argParser(
    collect,
  ),
  new Option('--propose-overlay <file>', 'write what is new as a ledger of proposals, for a person to review'),
  new Option('--baseline <file>', 'findings that need not fail the check').env('CHATPACT_BASELINE'),
  new Option('--baseline-update', 'write that file: add what fails now, drop what is gone'),
  new Option('--score', 'falsify the answers afterwards, and report how many of these mutants the check detects'),
  new Option('--no-score', 'do not, whatever the configuration says').hideHelp(),
  new Option('--allow-writes', 'also send what is not GET or HEAD'),
  new Option('--no-allow-writes', 'do not, whatever the configuration says').hideHelp(),
  ...numbers.map(([flags, variable, description]) =>
    new Option(flags, description).env(variable).argParser(parseNumber),
  ),
  new Option('--max-response-time <time>', 'an answer that takes longer is a violation: 2s, 500ms').env(
    'CHATPACT_MAX_RESPONSE_TIME',
  ),
  new Option(
    '--max-inconclusive <count|percent>',
    'with no more inconclusive cases than this, 5 or 5%, the check may pass (default: 0)',
  ).env('CHATPACT_MAX_INCONCLUSIVE'),
  new Option('--max-vacuous <count|percent>', 'with more vacuous cases than this the exit code is 4').env(
    'CHATPACT_MAX_VACUOUS',
  ),
  new Option('--rate <rate>', 'requests begun: 10/s, 600/m, 10 (default: no limit)').env('CHATPACT_RATE'),
];

/** The flags as settings but for headers, which take texts from the environment; they win over those of the configuration. */
export function toSettings(flags: CheckFlags): Settings {
  const { all, config, shard, dryRun, quiet, record, replay, baselineUpdate, id, report, plugin, header, ...settings } =
    flags;
  return { ...settings, ids: id, reports: report, plugins: plugin };
}
