import { mockOptionNames } from '../../mock/option-table.ts';
import type { MockOptions } from '../../mock/options.ts';
import { assertKnownOptions } from '../../specs/known-options.ts';
import { UsageError } from '../../usage-error.ts';

/** Options of the mock that concern its own port, which Vite's server replaces. */
const portOptions = ['port', 'host', 'allowedHosts', 'headersTimeoutSeconds', 'requestTimeoutSeconds'] as const;

/** Options of {@link chatpact}: those of `createMock`, without those of its port. */
export interface VitePluginOptions extends Omit<MockOptions, (typeof portOptions)[number] | 'admin'> {
  /** The path below which Vite's server answers with the mock. Vite's `base` does not apply to it. Default: `/chatpact`. */
  prefix?: string;
  /** Serve the console and the admin API below `PREFIX/__admin`. Default: true. */
  admin?: boolean;
  /** Print a line about each request, and hints about likely mistakes, in Vite's terminal. Default: true. */
  requestLines?: boolean;
}

const optionNames = [
  'prefix',
  'requestLines',
  ...mockOptionNames.filter((name) => !(portOptions as readonly string[]).includes(name)),
];

/** Segments of letters, digits, `.`, `_`, `~` and `-`. Vite's own paths start with `@`. */
const prefixPattern = /^(\/[\w.~-]+)+$/;

/**
 * Separates the prefix from the options of the mock.
 *
 * @throws UsageError `UNKNOWN_OPTION`, `INVALID_PREFIX`.
 */
export function readOptions(options: VitePluginOptions): {
  prefix: string;
  requestLines: boolean;
  mockOptions: MockOptions;
} {
  const ofPort = portOptions.find((name) => name in options);
  if (ofPort !== undefined) {
    throw new UsageError(
      'UNKNOWN_OPTION',
      `The Vite plugin has no option "${ofPort}": the mock answers on Vite's own server, and has no port. Set it in \`server\` of Vite's configuration.`,
    );
  }
  assertKnownOptions('the Vite plugin', options, optionNames);
  const { prefix: given = '/chatpact', requestLines = true, ...mockOptions } = options;
  const prefix = typeof given === 'string' ? given.replace(/\/$/, '') : '';
  if (prefixPattern.test(prefix)) return { prefix, requestLines, mockOptions: { ...mockOptions, port: null } };
  throw new UsageError(
    'INVALID_PREFIX',
    `Expected a path such as "/chatpact" for prefix of the Vite plugin, got ${JSON.stringify(given)}.`,
  );
}
