import { checks } from '../../contracts/checks/index.ts';
import { optionalChecks, singleChecks } from '../../contracts/reporters/rules.ts';
import { selectorKinds } from '../../contracts/selection/selector.ts';
import type { VendorCheck } from '../../contracts/vendor.ts';
import { vendorChecks } from '../../contracts/vendors/index.ts';
import { lintRules } from '../../specs/lint/rules.ts';
import { code, join, toTable } from './markdown.ts';

/** Generates the page of all checks, relations and scenario tests. */
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
    `The values of \`--only\` and \`--exclude\` (\`only\`, \`exclude\` in the configuration). Both are repeatable, and \`*\` matches any text. A selector without a kind before the colon is the id of a case (\`relation/*\`) or of an operation. \`--only\` selects the cases that request only such operations, \`--exclude\` skips the cases that request any of them.`,
    toTable(
      ['selector', 'names'],
      selectorKinds.map(({ what, example }) => [code(example), what]),
    ),
    ...vendors.flatMap(describe),
    '## Rules of the linter',
    '`chatpact specs` lints the built-in documents and, with `--spec`, yours. It exits with 0 if it finds no problem.',
    toTable(
      ['rule', ''],
      Object.entries(lintRules).map(([rule, statement]) => [code(rule), statement]),
    ),
  );
}

function describe({ name, relations, scenarioTests }: VendorCheck): string[] {
  const rows = relations.map(({ id, statement, tolerance = '' }) => [code(`relation/${id}`), statement, tolerance]);
  const tests = scenarioTests.map(({ id, statement }) => [code(`scenario-test/${id}`), statement]);
  return [
    `## Relations of ${name}`,
    `${relations.length} relations. Figures must be equal to the last digit, unless the last column allows a difference.`,
    toTable(['relation', '', 'allowed difference'], rows),
    `## Scenario tests of ${name}`,
    'They run only with `--allow-writes`. Their kind in reports is `scenario-test`.',
    toTable(['scenario test', ''], tests),
  ];
}
