import { Command, Option } from 'commander';
import { vendorNames } from '../specs/vendors.ts';
import { ciNames } from './init/ci-names.ts';
import type { InitFlags } from './init/flags.ts';
import { collect } from './options.ts';

export const initCommand = new Command('init')
  .description('write a configuration, the names of the credentials and a CI job for the servers that you have')
  .addOption(new Option('--vendor <name...>', 'whose servers').choices(vendorNames))
  .addOption(
    new Option('--url <url>', 'base URL of the server; of two vendors vendor=URL, once for each').argParser(collect),
  )
  .addOption(new Option('--ci <name>', 'whose CI runs the check').choices(ciNames))
  .addOption(new Option('--yes', 'ask nothing: without --ci there is no CI job'))
  .addOption(new Option('--force', 'write chatpact.config.yaml anew'))
  .addHelpText(
    'after',
    `
It writes, into this folder:
  chatpact.config.yaml            a target for each vendor
  .env.example                    the variables that hold the credentials, empty
  .gitignore                      so that .env stays out of git
  .github/workflows/chatpact.yml  with --ci github
  .gitlab-ci.yml                  with --ci gitlab
A configuration that is there ends it, unless --force is given. Other files that are there are left as they are, and
what to add to them is printed.

Exit codes: 0 written · 2 usage · 130 Ctrl+C, with nothing written`,
  )
  .action(async (flags: InitFlags) => {
    // Loaded here, so that --help need not wait for it.
    const { runInit } = await import('./init/run.ts');
    process.exitCode = await runInit(flags);
  });
