import { Command, Option } from 'commander';
import { vendorNames } from '../../specs/vendors.ts';
import { consoleHelp, createConsoleFlag } from '../console/flag.ts';
import { connectionFlags, connectionHelp } from '../flags/connection-flags.ts';
import { createOverlayFlag, createSpecFlag, createSpecRootFlag } from '../flags/document-flags.ts';
import { parsePort } from '../flags/shared-flags.ts';
import type { ProxyFlags } from './run-proxy.ts';

const defaultPort = 4020;

export const proxyCommand = new Command('proxy')
  .description('forward traffic to a server unchanged, and check the responses against the contract')
  .addOption(
    new Option('--target <url>', 'base URL of the server: https://chat.example.com')
      .env('CHATPACT_PROXY_TARGET')
      .makeOptionMandatory(),
  )
  .addOption(
    new Option('--vendor <name>', 'vendor whose API the server has').choices(vendorNames).makeOptionMandatory(),
  )
  .addOption(
    new Option('-p, --port <number>', 'port to listen on; 0 picks a free one')
      .env('CHATPACT_PROXY_PORT')
      .argParser(parsePort)
      .default(defaultPort),
  )
  .addOption(new Option('--host <address>', 'address to listen on').default('127.0.0.1'))
  .addOption(createSpecFlag())
  .addOption(createOverlayFlag())
  .addOption(createSpecRootFlag())
  .addOption(new Option('--strict', 'also exit with 1 for known deviations and warnings').default(false))
  .addOption(createConsoleFlag());
for (const option of connectionFlags) proxyCommand.addOption(option);
proxyCommand
  .addHelpText(
    'after',
    `
It reports successes that differ from the document, undocumented refusals, and failures of the server. Responses are
checked after they were forwarded. Output never shows queries and credentials. From this machine, GET /__admin/findings
returns the findings so far. Ctrl+C stops the proxy and prints a summary.
${connectionHelp}
${consoleHelp}

Exit codes: 0 no violations · 1 violations · 2 usage error`,
  )
  .action(async (flags: ProxyFlags) => {
    // Loaded here, so that --help need not wait for it.
    const { runProxy } = await import('./run-proxy.ts');
    await runProxy(flags);
  });
