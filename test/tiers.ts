/**
 * Which tests run when. Each tier is a Vitest project:
 * - unit: pure code in memory. No server, no written file, no changed global: its files share one module graph.
 * - core: what `npm test` adds to it: both vendors, mock and check, both profiles, the command line.
 * - integration: servers on free ports, files, Redis.
 * - e2e: browsers, the packed package, the pages of docs/, hostile servers, and whatever takes long.
 */
export type Tier = 'unit' | 'core' | 'integration' | 'e2e';

/**
 * Files, and folders (with a slash at the end). A file that no list names is of the tier "integration", and no file is in
 * two lists. test/tiers.test.ts guards both.
 */
export const listed: Readonly<Record<Exclude<Tier, 'integration'>, readonly string[]>> = {
  unit: [
    'test/arrows.test.ts',
    'test/bench/installation/',
    'test/cli/examples.test.ts',
    'test/contracts/arrows.test.ts',
    'test/contracts/body.test.ts',
    'test/contracts/checks/pagination.test.ts',
    'test/specs/connection/failure.test.ts',
    'test/contracts/exact.test.ts',
    'test/contracts/explain.test.ts',
    'test/contracts/fingerprints.test.ts',
    'test/contracts/identities.test.ts',
    'test/contracts/memory/body-budget.test.ts',
    'test/contracts/merge/',
    'test/contracts/obstacles/obstacles.test.ts',
    'test/contracts/options.test.ts',
    'test/contracts/plan/requests.test.ts',
    'test/contracts/propose/nodes.test.ts',
    'test/contracts/redaction.test.ts',
    'test/contracts/relation-catalogue.test.ts',
    'test/contracts/relations.test.ts',
    'test/contracts/relations/',
    'test/contracts/report/golden.test.ts',
    'test/contracts/report/places.test.ts',
    'test/contracts/report/words.test.ts',
    'test/contracts/vendors/',
    'test/contracts/window.test.ts',
    'test/docs/limits.test.ts',
    'test/docs/reference.test.ts',
    'test/examples/jest.test.ts',
    'test/fixed-sleeps.test.ts',
    'test/home/devcontainer.test.ts',
    'test/home/gitlab.test.ts',
    'test/instant.test.ts',
    'test/mock/browser/node-parts.test.ts',
    'test/mock/chatwoot/reports/',
    'test/mock/chatwoot/tallies.test.ts',
    'test/mock/console/plain-texts.test.ts',
    'test/mock/gaps.test.ts',
    'test/mock/iso.test.ts',
    'test/mock/match.test.ts',
    'test/mock/rocketchat/ids.test.ts',
    'test/mock/rocketchat/replay.test.ts',
    'test/mock/rocketchat/reports-by-hand.test.ts',
    'test/mock/seed/',
    'test/mock/state/',
    'test/scripts/lock-closure.test.ts',
    'test/scripts/mutation.test.ts',
    'test/shared-state.test.ts',
    'test/specs/diff-fuzz.test.ts',
    'test/specs/diff.test.ts',
    'test/specs/formats.test.ts',
    'test/specs/json-extent.test.ts',
    'test/specs/json-positions.test.ts',
    'test/specs/ledger.test.ts',
    'test/specs/merge-documents.test.ts',
    'test/specs/normalize.test.ts',
    'test/specs/operations.test.ts',
    'test/specs/patterns.test.ts',
    'test/specs/validator.test.ts',
    'test/supply/dependencies.test.ts',
    'test/supply/production.test.ts',
    'test/supply/release.test.ts',
  ],
  core: [
    'examples/tests/',
    'test/cli/check.test.ts',
    'test/cli/config.test.ts',
    'test/cli/empty-variables.test.ts',
    'test/cli/merge.test.ts',
    'test/cli/mock.test.ts',
    'test/cli/secret-flags.test.ts',
    'test/cli/start.test.ts',
    'test/contracts/baseline/',
    'test/contracts/checks/answers.test.ts',
    'test/contracts/client.test.ts',
    'test/contracts/conduct.test.ts',
    'test/contracts/given-ids.test.ts',
    'test/contracts/merge.test.ts',
    'test/contracts/observed-answers.test.ts',
    'test/contracts/own-document.test.ts',
    'test/contracts/plan.test.ts',
    'test/contracts/plan/skips.test.ts',
    'test/contracts/propose/changes.test.ts',
    'test/contracts/proxy/judging.test.ts',
    'test/contracts/recording/stand-ins.test.ts',
    'test/contracts/run/',
    'test/contracts/score/',
    'test/fronts/default-world.test.ts',
    'test/fronts/past-versions.test.ts',
    'test/mock/bad-requests.test.ts',
    'test/mock/built-worlds.test.ts',
    'test/mock/chatwoot/conversation-list.test.ts',
    'test/mock/chatwoot/people-and-places.test.ts',
    'test/mock/chatwoot/report-family-downloads.test.ts',
    'test/mock/chatwoot/report-family-relations.test.ts',
    'test/mock/chatwoot/report-family-story.test.ts',
    'test/mock/chatwoot/report-family-wire.test.ts',
    'test/mock/chatwoot/report-family.test.ts',
    'test/mock/chatwoot/writes-refused.test.ts',
    'test/mock/chatwoot/writes-story.test.ts',
    'test/mock/chatwoot/writes.test.ts',
    'test/mock/http.test.ts',
    'test/mock/library/',
    'test/mock/pagination.test.ts',
    'test/mock/refusals.test.ts',
    'test/mock/reports.test.ts',
    'test/mock/rocketchat-refusals.test.ts',
    'test/mock/rocketchat/dashboard.test.ts',
    'test/mock/rocketchat/lists.test.ts',
    'test/mock/rocketchat/operations.test.ts',
    'test/mock/rocketchat/refusals.test.ts',
    'test/mock/rocketchat/statistics.test.ts',
    'test/mock/rocketchat/story.test.ts',
    'test/mock/server.test.ts',
    'test/mock/wire.test.ts',
    'test/mock/workspaces/time.test.ts',
    'test/mock/workspaces/versions.test.ts',
    'test/readme.test.ts',
  ],
  e2e: [
    'test/bench/hostile.test.ts',
    'test/bench/reads.test.ts',
    'test/bench/soak.test.ts',
    'test/cli/console.test.ts',
    'test/cli/signals.test.ts',
    'test/contracts/deviations.test.ts',
    'test/contracts/propose.test.ts',
    'test/contracts/recording.test.ts',
    'test/contracts/recording-canary.test.ts',
    'test/contracts/report/html-browser.test.ts',
    'test/contracts/report/html.test.ts',
    'test/contracts/report/schema.test.ts',
    'test/contracts/reports.test.ts',
    'test/contracts/target.test.ts',
    'test/contracts/verdicts.test.ts',
    'test/docs/pages.test.ts',
    'test/docs/pictures.test.ts',
    'test/docs/tutorial.test.ts',
    'test/examples/dashboard.test.ts',
    'test/faulty/',
    'test/fronts/fronts.test.ts',
    'test/fronts/healthy.test.ts',
    'test/fronts/scenarios.test.ts',
    'test/fronts/score.test.ts',
    'test/fronts/sweep.test.ts',
    'test/home/compose.test.ts',
    'test/home/dockerfile.test.ts',
    'test/home/image.test.ts',
    'test/home/installed.test.ts',
    'test/home/qa.test.ts',
    'test/hostile/',
    'test/mock/browser/same-answers.test.ts',
    'test/mock/console/browser.test.ts',
    'test/mock/console/hostile-document.test.ts',
    'test/mock/log/',
    'test/mock/pages/browser.test.ts',
    'test/package.test.ts',
    'test/supply/connections.test.ts',
    'test/testing/playwright.test.ts',
  ],
};

/** The tier of a test file, by its path from the root of the project. */
export function tierOf(file: string): Tier {
  const tiers = ['unit', 'core', 'e2e'] as const;
  return tiers.find((tier) => listed[tier].some((entry) => holds(entry, file))) ?? 'integration';
}

/** Whether an entry of a list names a file, or a folder around it. */
export function holds(entry: string, file: string): boolean {
  return entry.endsWith('/') ? file.startsWith(entry) : file === entry;
}

/** The globs of a tier, as a Vitest project takes them. */
export function globsOf(tier: Tier): { include: string[]; exclude: string[] } {
  if (tier !== 'integration') return { include: listed[tier].map(toGlob), exclude: [] };
  const others = [...listed.unit, ...listed.core, ...listed.e2e];
  return {
    include: ['test/**/*.test.ts', 'examples/**/*.test.ts'],
    exclude: [...others.map(toGlob), '**/node_modules/**'],
  };
}

const toGlob = (entry: string) => (entry.endsWith('/') ? `${entry}**/*.test.ts` : entry);
