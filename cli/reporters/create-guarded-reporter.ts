import { type ReportContext, type Reporter, type ReporterSpec, reporters, type Sink } from '../../contracts/index.ts';
import { toPluginFailure } from '../../contracts/plugins/plugin-failure.ts';
import { UsageError } from '../../usage-error.ts';
import { guardReporter } from './guard-reporter.ts';

/**
 * Creates a reporter whose failure does not stop the others. Of a report format that is the user's own, messages name the
 * place in the user's code.
 *
 * @throws UsageError `INVALID_PLUGIN` if the user's own format cannot create a reporter.
 */
export function createGuardedReporter(spec: ReporterSpec, sink: Sink, context: ReportContext): Reporter {
  const { name } = spec;
  if (reporters.includes(spec)) return guardReporter(name, spec.create(sink, context));
  return guardReporter(name, createOwn(spec, sink, context), describe);
}

const describe = (error: unknown) => toPluginFailure('its code', error).message;

/** Calls the user's code, which may be JavaScript. */
function createOwn(spec: ReporterSpec, sink: Sink, context: ReportContext): Reporter {
  const problem = (what: string) => new UsageError('INVALID_PLUGIN', `The report "${spec.name}": ${what}.`);
  let reporter: Partial<Reporter> | undefined;
  try {
    reporter = spec.create(sink, context);
  } catch (error) {
    throw problem(toPluginFailure('create', error).message);
  }
  if (typeof reporter?.on === 'function') return reporter as Reporter;
  throw problem('Expected create to return { on }, with a function for the events of the check');
}
