import { isReporter, type ReporterSpec } from '../../contracts/index.ts';
import { UsageError } from '../../usage-error.ts';
import { importDefault } from '../flags/import-default.ts';
import { resolveOwnModules } from './own-modules.ts';

/**
 * Loads a report format from a module.
 *
 * @throws UsageError `UNREADABLE_FILE`, or `INVALID_PLUGIN` for a module that cannot be imported or exports no reporter.
 */
export async function loadReporter(path: string): Promise<ReporterSpec> {
  resolveOwnModules();
  const reporter = await importDefault(path, 'INVALID_PLUGIN', 'defineReporter({ name: …, summary: …, create: … })');
  if (isReporter(reporter)) return reporter;
  throw new UsageError(
    'INVALID_PLUGIN',
    `${path}: Expected a report format { name, summary, create } (see defineReporter).`,
  );
}
