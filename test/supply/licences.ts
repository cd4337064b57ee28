import type { ProductionPackage } from './production-tree.ts';

/** Permissive: all they ask for is that their text, or a name, stays where it is. An expression of two is argued here. */
const allowed: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  // argparse, a port of Python's.
  'PSF-2.0',
]);

/** Packages that may not be installed with chatpact, as "name: licence". */
export function listForbidden(packages: readonly Pick<ProductionPackage, 'name' | 'licence'>[]): string[] {
  return packages.filter(({ licence }) => !allowed.has(licence)).map(({ name, licence }) => `${name}: ${licence}`);
}
