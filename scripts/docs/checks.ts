import { checks } from '../../contracts/checks/index.ts';
import { singleChecks } from '../../contracts/report/rules.ts';
import type { VendorCheck } from '../../contracts/vendor.ts';
import { vendorChecks } from '../../contracts/vendors/index.ts';
import { code, join, toTable } from './markdown.ts';

/** What a check holds a server to, each in one sentence. */
export function toChecksPage(): string {
  const vendors = Object.values(vendorChecks);
  return join(
    '# Checks and relations',
    `${checks.length} checks of each answer, ${singleChecks.length - checks.length} of lists, and relations between figures. \`--only\` takes their ids, with \`*\` for anything; \`--dry-run\` lists the cases.`,
    '## Checks',
    toTable(
      ['check', ''],
      singleChecks.map(({ id, statement }) => [code(id), statement]),
    ),
    ...vendors.flatMap(describe),
  );
}

function describe({ name, relations, stories }: VendorCheck): string[] {
  const rows = relations.map(({ id, statement, tolerance = '' }) => [code(`relation/${id}`), statement, tolerance]);
  const told = stories.map(({ id, statement }) => [code(`story/${id}`), statement]);
  return [
    `## Relations of ${name}`,
    `${relations.length} relations. Figures are the same to the last digit where nothing is said of what may differ.`,
    toTable(['relation', '', 'what may differ'], rows),
    `## Stories of ${name}`,
    'Played with `--allow-writes` alone.',
    toTable(['story', ''], told),
  ];
}
