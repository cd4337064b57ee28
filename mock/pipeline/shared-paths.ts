import type { Contract } from '../../specs/contract.ts';
import { UsageError } from '../../usage-error.ts';

/**
 * Refuses two vendors that have the same operation path, since one port can serve only one of them.
 *
 * @throws UsageError `SHARED_PATH`.
 */
export function refuseSharedPaths(contracts: ReadonlyMap<string, Contract>): void {
  const owners = new Map<string, { vendor: string; path: string }>();
  for (const [vendor, { operations }] of contracts) {
    for (const { method, basePath = '', path: written } of operations) {
      const path = `${basePath}${written}`;
      const key = `${method} ${path.replace(/\{[^}]*\}/g, '{}')}`;
      const other = owners.get(key);
      owners.set(key, { vendor, path });
      if (other === undefined || other.vendor === vendor) continue;
      const what = `Both ${other.vendor} and ${vendor} have ${method.toUpperCase()} ${path}`;
      throw new UsageError('SHARED_PATH', `${what}. Serve them on two ports: one mock for each, with --vendor.`);
    }
  }
}
