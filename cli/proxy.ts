import { Command, Option } from 'commander';
import { vendorNames } from '../specs/vendors.ts';
import { connectionFlags, connectionHelp } from './connection-flags.ts';
import { consoleHelp, createConsoleFlag } from './console-flag.ts';
import { collect, createSpecFlag, createSpecRootFlag, parsePort } from './options.ts';
import type { ProxyFlags } from './run-proxy.ts';

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
  .addOption(createSpecFlag())
  .addOption(
    new Option('--overlay <path>', 'a further ledger of known deviations; may stand several times').argParser(collect),
  )
  .addOption(createSpecRootFlag())
  .addOption(new Option('--strict', 'known deviations and warnings count as violations in the end').default(false))
  .addOption(createConsoleFlag());
for (const option of connectionFlags) proxyCommand.addOption(option);
proxyCommand
  .addHelpText(
    'after',
    `
A success has to be as documented, a refusal documented at all, and a server must not fail. Answers are judged after
they were passed on; neither queries nor credentials are printed. GET /__admin/findings tells, on this machine, what was
found so far. Ctrl+C ends it with a summary.
${connectionHelp}
${consoleHelp}

Exit codes: 0 no violations · 1 violations · 2 usage`,
  )
  .action(async (flags: ProxyFlags) => {
    // Loaded here, so that --help need not wait for it.
    const { runProxy } = await import('./run-proxy.ts');
    await runProxy(flags);
  });
