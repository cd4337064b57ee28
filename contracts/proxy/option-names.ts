import { connectionOptions } from '../../specs/connection/options.ts';
import type { ProxyOptions } from './types.ts';

/** Every option of a proxy, so that a new one does not compile until it is listed. */
const names: Record<keyof ProxyOptions, true> = {
  target: true,
  vendor: true,
  port: true,
  host: true,
  document: true,
  ledgers: true,
  specRoots: true,
  bodyLimit: true,
  onFinding: true,
  onUnjudged: true,
  ...connectionOptions,
};

/** The names of all options of `createProxy`. */
export const proxyOptionNames: readonly string[] = Object.keys(names);
