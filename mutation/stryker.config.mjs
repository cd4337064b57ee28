const { CHATPACT_MUTATION_TARGET: target, CHATPACT_MUTATION_REPORTS: reports } = process.env;

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [target.endsWith('*') ? `${target}.ts` : `${target}/**/*.ts`],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  // The target lists its tests. Stryker's `related` follows imports, which would select nearly all tests.
  vitest: { configFile: 'mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // Code that runs while a module is loaded is mostly tables. Each of its mutants would require all tests to run again.
  ignoreStatic: true,
  // The tests of each mutant read the documents again, and JSON is parsed twenty times as fast as YAML.
  buildCommand: 'node --import tsx scripts/copy-documents.mjs',
  // This option would insert a line at the top of every file, and some tests read the files.
  disableTypeChecks: false,
  incremental: true,
  incrementalFile: `${reports}/incremental.json`,
  concurrency: 2,
  // Generous, so that a busy machine does not cause timeouts that count as detected mutants.
  timeoutMS: 30_000,
  timeoutFactor: 4,
  dryRunTimeoutMinutes: 20,
  ignorePatterns: ['dist', 'bench/node_modules', 'mutation/node_modules', 'mutation/reports'],
  tempDirName: 'mutation/.stryker-tmp',
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { allowColor: false, allowEmojis: false, reportTests: false, skipFull: true },
  jsonReporter: { fileName: `${reports}/mutation.json` },
  thresholds: { high: 95, low: 85, break: null },
};
