import { vendorNames } from '../../specs/vendors.ts';
import { readFile, readFiles, reports } from './file-kinds.ts';
import { boolean, text, vendorName } from './kinds.ts';
import { variableNames } from './record-kinds.ts';

/** Settings of the server and of the output, in the order of the help. */
export const runSettings = {
  all: {
    kind: boolean,
    flag: '--all',
    help: 'check all targets of the configuration, one after the other',
  },
  config: {
    kind: readFile,
    flag: '--config <file>',
    variable: 'CHATPACT_CONFIG',
    help: 'configuration: YAML, JSON or a module (default: chatpact.config.yaml, .yml or .json)',
  },
  vendor: {
    kind: vendorName,
    flag: '--vendor <name>',
    help: `vendor whose API the server has: ${vendorNames.join(', ')}, or one of a plugin`,
    description: `Vendor whose API the server has: ${vendorNames.join(', ')}, or one of a plugin.`,
  },
  credentials: {
    kind: readFile,
    flag: '--credentials <file>',
    variable: 'CHATPACT_CREDENTIALS',
    help: 'a .env file with the variables below; environment variables take precedence',
    description: 'A .env file with the credentials. Environment variables take precedence.',
  },
  env: {
    kind: variableNames,
    description:
      'Environment variables to read instead of the usual ones: { CHATPACT_CHATWOOT_TOKEN: CHATPACT_STAGING_TOKEN }. Names of variables, never values. A configuration that was found, not passed with --config, may name only CHATPACT_* variables.',
  },
  reports: {
    kind: reports,
    flag: '--report <name[=file]>',
    help: 'one of the reports below, or a module with your own: ./report.mjs; repeatable (default: pretty)',
    description:
      'Reports, as for --report: pretty, junit=FILE. {target} in a file name is replaced with the name of the target.',
    hasTargetName: true,
  },
  trend: {
    kind: readFiles,
    flag: '--trend <file>',
    help: 'compare with an earlier JSON report; repeatable, oldest first',
    description: 'Earlier JSON reports, oldest first. {target} is replaced with the name of the target.',
    hasTargetName: true,
  },
  console: {
    kind: text('sent'),
    flag: '--console <url>',
    variable: 'CHATPACT_CONSOLE',
    help: 'show findings live in the console of a mock: http://127.0.0.1:4010, or the base URL of a workspace',
    description:
      'Base URL of a mock whose console shows the findings. If the mock has an admin token, set it in the environment variable CHATPACT_ADMIN_TOKEN. In a configuration that was found, not passed with --config, the mock must be on this machine.',
  },
  strict: {
    kind: boolean,
    flag: '--strict',
    help: 'also fail on known deviations and warnings',
    isNegatable: true,
    description: 'Also fail on known deviations and warnings.',
  },
  strictInput: {
    kind: boolean,
    flag: '--strict-input',
    help: 'also fail when the server accepts invalid input that the document does not say it refuses',
    isNegatable: true,
    description: 'Also fail when the server accepts invalid input that the document does not say it refuses.',
  },
  quiet: {
    kind: boolean,
    flag: '-q, --quiet',
    help: 'report "pretty": print only problems and the verdict',
  },
  failFast: {
    kind: boolean,
    flag: '--fail-fast',
    help: 'stop at the first violation',
    isNegatable: true,
    description: 'Stop at the first violation. The report marks the remaining cases as not judged.',
  },
} as const;
