import { checks } from '../../contracts/checks/index.ts';
import { optionalChecks, singleChecks } from '../../contracts/report/rules.ts';
import { selectorKinds } from '../../contracts/selection/selector.ts';
import type { VendorCheck } from '../../contracts/vendor.ts';
import { vendorChecks } from '../../contracts/vendors/index.ts';
import { lintRules } from '../../specs/lint/rules.ts';
import { code, join, toTable } from './markdown.ts';

/** What a check holds a server to, each in one sentence. */
export function toChecksPage(): string {
  const vendors = Object.values(vendorChecks);
  return join(
    '# Checks and relations',
    `${checks.length} checks of each answer, ${singleChecks.length - checks.length} of lists, and relations between figures. \`--only\` takes them and \`--exclude\` leaves them out by [selectors](#selectors); \`--dry-run\` lists the cases.`,
    '## Checks',
    toTable(
      ['check', ''],
      [...singleChecks, ...optionalChecks].map(({ id, statement }) => [code(id), statement]),
    ),
    '## Selectors',
    `What \`--only\` and \`--exclude\` take (\`only\`, \`exclude\` in the configuration), each as often as you like, with \`*\` for anything. Without a word before the colon, a selector is the id of a case (\`relation/*\`) or of an operation. \`--only\` takes the cases that ask such operations and no others, \`--exclude\` leaves out the cases that ask any of them.`,
    toTable(
      ['selector', 'names'],
      selectorKinds.map(({ what, example }) => [code(example), what]),
    ),
    ...vendors.flatMap(describe),
    '## Rules of the linter',
    '`chatpact specs` holds documents against these, the built-in ones and with `--spec` yours, and exits with 0 where it finds nothing.',
    toTable(
      ['rule', ''],
      Object.entries(lintRules).map(([rule, statement]) => [code(rule), statement]),
    ),
  );
}

function describe({ name, relations, scenarioTests }: VendorCheck): string[] {
  const rows = relations.map(({ id, statement, tolerance = '' }) => [code(`relation/${id}`), statement, tolerance]);
  const tests = scenarioTests.map(({ id, statement }) => [code(`story/${id}`), statement]);
  return [
    `## Relations of ${name}`,
    `${relations.length} relations. Figures are the same to the last digit where nothing is said of what may differ.`,
    toTable(['relation', '', 'what may differ'], rows),
    `## Scenario tests of ${name}`,
    'They run with `--allow-writes` alone. Reports call them `story`.',
    toTable(['story', ''], tests),
  ];
}
