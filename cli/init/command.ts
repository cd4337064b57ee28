import { Command, Option } from 'commander';
import { vendorNames } from '../../specs/vendors.ts';
import { collectValues } from '../flags/shared-flags.ts';
import { ciNames } from './ci-names.ts';
import type { InitFlags } from './flags.ts';

export const initCommand = new Command('init')
  .description('write a configuration, a template for credentials and a CI job for your servers')
  .addOption(new Option('--vendor <name...>', 'vendors of your servers').choices(vendorNames))
  .addOption(
    new Option('--url <url>', 'base URL of the server; for two vendors, VENDOR=URL for each').argParser(collectValues),
  )
  .addOption(new Option('--ci <name>', 'CI system that runs the check').choices(ciNames))
  .addOption(new Option('--yes', 'ask no questions; without --ci, write no CI job'))
  .addOption(new Option('--force', 'overwrite chatpact.config.yaml'))
  .addHelpText(
    'after',
    `
It writes to this folder:
  chatpact.config.yaml            a target for each vendor
  .env.example                    the variables that hold the credentials, empty
  .gitignore                      keeps .env out of git
  .github/workflows/chatpact.yml  with --ci github
  .gitlab-ci.yml                  with --ci gitlab
It stops if there is a configuration, unless you pass --force. It does not change other existing files: it prints what to
add to them.

Exit codes: 0 written · 2 usage error · 130 Ctrl+C, nothing written`,
  )
  .action(async (flags: InitFlags) => {
    // Loaded here, so that --help need not wait for it.
    const { runInit } = await import('./run.ts');
    process.exitCode = await runInit(flags);
  });
