import { recording } from './file-kinds.ts';
import { boolean, selectors, shard } from './kinds.ts';
import { operations } from './record-kinds.ts';

/** Settings that select cases, in the order of the help. */
export const selectionSettings = {
  dryRun: {
    kind: boolean,
    flag: '--dry-run',
    help: 'list the cases, send nothing',
  },
  only: {
    kind: selectors,
    flag: '--only <selector>',
    help: 'run only matching cases: "relation/*", tag:Reports (see below); repeatable',
    description:
      'Run only the cases that match one of these selectors, with * for any text: ids (relation/*), or operation:, tag:, path:, method:, check:, relation: and scenario-test: with a name (tag:Reports).',
  },
  exclude: {
    kind: selectors,
    flag: '--exclude <selector>',
    help: 'leave out matching cases; repeatable',
    description:
      'Leave out the cases that match one of these selectors. check:schema leaves out the findings of that check.',
  },
  operations: {
    kind: operations,
    description: 'Settings of single operations, by operation id. `chatpact specs` lists the ids.',
  },
  shard: {
    kind: shard,
    flag: '--shard <n/count>',
    variable: 'CHATPACT_SHARD',
    help: 'run one part of the cases: 2/5 is the second of five',
  },
  record: {
    kind: recording,
    flag: '--record <folder|file.har>',
    help: 'record the responses, with placeholders for texts and names',
    hasTargetName: true,
  },
  replay: {
    kind: recording,
    flag: '--replay <folder|file.har>',
    help: "check a recording or a browser's HAR instead of a server",
    hasTargetName: true,
  },
} as const;
