import { Command, InvalidArgumentError, Option } from 'commander';
import type { CheckOptions } from '../contracts/index.ts';
import { vendorNames } from '../specs/vendors.ts';
import { parseNumber } from './options.ts';

interface CheckFlags {
  vendor: (typeof vendorNames)[number];
  credentials?: string;
  report: string[];
  strict: boolean;
  dryRun: boolean;
  accountId?: string;
  id: Record<string, string>;
  since?: string;
  until?: string;
  spec?: string;
  overlay: string[];
  allowWrites: boolean;
  timeout: number;
  retries: number;
  concurrency: number;
  rate?: number;
}

const collect = (text: string, given: string[] = []): string[] => [...given, text];

function collectIds(text: string, given: Record<string, string> = {}): Record<string, string> {
  const [kind, id] = text.split('=', 2);
  if (!kind || !id) throw new InvalidArgumentError('It takes KIND=ID: inbox=3, team=2.');
  return { ...given, [kind]: id };
}

export const checkCommand = new Command('check')
  .description("hold a server against its vendor's documents, and its numbers against each other")
  .argument('<url>', 'base URL of the server: https://chat.example.com')
  .addOption(new Option('--vendor <name>', 'whose API it speaks').choices(vendorNames).makeOptionMandatory())
  .addOption(new Option('--credentials <file>', 'a .env file with the variables below; the environment wins over it'))
  .addOption(
    new Option('--report <name[=file]>', 'pretty, json or junit; may stand several times')
      .argParser(collect)
      .default([], 'pretty'),
  )
  .addOption(new Option('--strict', 'known deviations and warnings fail the check too').default(false))
  .addOption(new Option('--dry-run', 'print the cases and send nothing').default(false))
  .addOption(new Option('--account-id <id>', "Chatwoot's account").env('CHATPACT_CHATWOOT_ACCOUNT_ID'))
  .addOption(
    new Option('--id <kind=id>', 'an agent, inbox, label or team to ask about, in place of a discovered one')
      .argParser(collectIds)
      .default({}, 'discovered'),
  )
  .addOption(new Option('--since <time>', 'first day of the window (default: 30 days before its end)'))
  .addOption(new Option('--until <time>', "day after the window's last (default: the server's present day)"))
  .addOption(new Option('--spec <path>', "an OpenAPI document of yours in place of the vendor's, path or URL"))
  .addOption(
    new Option('--overlay <path>', 'a further ledger of known deviations; may stand several times')
      .argParser(collect)
      .default([], 'none'),
  )
  .addOption(new Option('--allow-writes', 'also send what is not GET or HEAD').default(false))
  .addOption(new Option('--timeout <seconds>', 'for one request').argParser(parseNumber).default(10))
  .addOption(new Option('--retries <number>', 'after a network failure').argParser(parseNumber).default(2))
  .addOption(new Option('--concurrency <number>', 'requests at once').argParser(parseNumber).default(4))
  .addOption(new Option('--rate <number>', 'requests a second (default: no limit)').argParser(parseNumber))
  .addHelpText(
    'after',
    `
Credentials, by environment variable:
  CHATPACT_CHATWOOT_TOKEN          access token of an administrator
  CHATPACT_CHATWOOT_LOW_TOKEN      of an agent, who may not see reports
  CHATPACT_CHATWOOT_OTHER_TOKEN    of somebody outside the account (optional)
  CHATPACT_CHATWOOT_BOT_TOKEN      of a bot (optional)
  CHATPACT_ROCKETCHAT_TOKEN        and CHATPACT_ROCKETCHAT_USER_ID, of an admin
  CHATPACT_ROCKETCHAT_LOW_TOKEN    and CHATPACT_ROCKETCHAT_LOW_USER_ID, of a user without the permission
Cases that lack an identity are skipped, and say so.

Exit codes: 0 pass · 1 violations · 2 usage · 3 unreachable or credentials refused · 4 inconclusive

Examples:
  chatpact check https://chat.example.com --vendor chatwoot --credentials staging.env
  chatpact check http://127.0.0.1:4010 --vendor rocketchat --report pretty --report junit=out.xml`,
  )
  .action(runCheckCommand);

async function runCheckCommand(url: string, flags: CheckFlags): Promise<void> {
  const options: CheckOptions = {
    url,
    vendor: flags.vendor,
    credentialsFile: flags.credentials,
    strict: flags.strict,
    accountId: flags.accountId,
    ids: flags.id,
    since: flags.since,
    until: flags.until,
    document: flags.spec,
    ledgers: flags.overlay,
    allowWrites: flags.allowWrites,
    timeoutMs: flags.timeout * 1000,
    retries: flags.retries,
    concurrency: flags.concurrency,
    rateLimit: flags.rate,
  };
  // Loaded here, so that --help need not wait for it.
  const { planCheck } = await import('../contracts/index.ts');
  const { report } = await import('./report.ts');
  if (flags.dryRun) {
    for (const { title, skip } of await planCheck(options)) {
      process.stdout.write(`${title}${skip === undefined ? '' : ` (skipped: ${skip})`}\n`);
    }
    return;
  }
  process.exitCode = await report(options, flags.report);
}
