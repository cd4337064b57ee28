import type { ProductionPackage } from './production-tree.ts';

/** Permissive licences. An expression of several licences needs an entry of its own. */
const allowed: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  // The licences of argparse, a port of Python code, by version.
  'PSF-2.0',
  'Python-2.0',
]);

/** Returns packages without a permissive licence, as "name: licence". */
export function listForbidden(packages: readonly Pick<ProductionPackage, 'name' | 'licence'>[]): string[] {
  return packages.filter(({ licence }) => !allowed.has(licence)).map(({ name, licence }) => `${name}: ${licence}`);
}
