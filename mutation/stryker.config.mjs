const { CHATPACT_MUTATION_TARGET: target, CHATPACT_MUTATION_REPORTS: reports } = process.env;

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [target.endsWith('*') ? `${target}.ts` : `${target}/**/*.ts`],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  // Which tests may run is said by the target. What is related goes by imports, and everything imports everything.
  vitest: { configFile: 'mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // What runs while a module is loaded is tables, mostly. Each mutant of it would need all tests anew.
  ignoreStatic: true,
  // Each mutant's tests read the documents anew, and JSON is read twenty times as fast.
  buildCommand: 'node --import tsx scripts/copy-documents.mjs',
  // It would put a line on top of every file, and some tests read them.
  disableTypeChecks: false,
  incremental: true,
  incrementalFile: `${reports}/incremental.json`,
  concurrency: 2,
  // A machine that is busy is slow, and slow is not noticed.
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
