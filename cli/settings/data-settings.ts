import { documents, modules, readFiles, updatedFile, writtenFile } from './file-kinds.ts';
import { boolean, id, time } from './kinds.ts';
import { ids } from './record-kinds.ts';

/** Settings of the data on the server, and of the documents that it is judged by, in the order of the help. */
export const dataSettings = {
  accountId: {
    kind: id,
    flag: '--account-id <id>',
    variable: 'CHATPACT_CHATWOOT_ACCOUNT_ID',
    help: 'Chatwoot account (default: 1)',
    description: 'Id of the Chatwoot account.',
  },
  ids: {
    kind: ids,
    flag: '--id <kind=id>',
    help: 'use this agent, inbox, label or team (default: found through the API); repeatable',
    description: 'Ids to use instead of ids found through the API, by kind: { inbox: 3 }.',
  },
  since: {
    kind: time,
    flag: '--since <time>',
    variable: 'CHATPACT_SINCE',
    help: 'first day of the time window (default: 30 days before its end)',
    description: 'A date (2026-01-31) or Unix seconds.',
  },
  until: {
    kind: time,
    flag: '--until <time>',
    variable: 'CHATPACT_UNTIL',
    help: "day after the last day of the time window (default: today, by the server's clock)",
    description: 'A date (2026-01-31) or Unix seconds.',
  },
  spec: {
    kind: documents,
    flag: '--spec <path>',
    help: "your OpenAPI document instead of the vendor's (path or URL); repeatable, several documents are merged",
    description:
      "Your OpenAPI document instead of the vendor's: a path or URL, or a list of documents, which are merged.",
  },
  overlay: {
    kind: readFiles,
    flag: '--overlay <path>',
    help: 'another ledger of known deviations; repeatable',
    description: 'Additional ledgers of known deviations: paths or URLs.',
  },
  specRoot: {
    kind: readFiles,
    flag: '--spec-root <folder|origin>',
    help: 'also resolve $refs to files in this folder, or to URLs of this origin; repeatable',
    description:
      'Additional folders and origins (https://schemas.example.com) that $refs of these documents may point to. The folder or origin of a document is always allowed. A configuration that was found, not passed with --config, allows only folders inside its own.',
  },
  plugins: {
    kind: modules,
    flag: '--plugin <file>',
    help: 'a module with your own rules, relations, scenario tests, report formats or vendors; repeatable',
    description:
      'Modules whose default export adds relations, rules, scenario tests, values for parameters, report formats and vendors to the check. Because plugins run code, they are allowed only in a configuration that --config names.',
  },
  proposeOverlay: {
    kind: writtenFile,
    flag: '--propose-overlay <file>',
    help: 'write new findings as a draft ledger, for review',
    description: 'File for a draft ledger of new findings. {target} is replaced with the name of the target.',
    hasTargetName: true,
  },
  baseline: {
    kind: updatedFile,
    flag: '--baseline <file>',
    variable: 'CHATPACT_BASELINE',
    help: 'a file of findings that do not fail the check',
    description: 'A file of findings that do not fail the check. {target} is replaced with the name of the target.',
    hasTargetName: true,
  },
  baselineUpdate: {
    kind: boolean,
    flag: '--baseline-update',
    help: 'update this file: add new failures, drop repaired ones',
  },
} as const;
