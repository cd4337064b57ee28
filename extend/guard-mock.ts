import type { DomainEvent } from '../mock/state/event-log.ts';
import type { VendorDefinition } from '../mock/vendor-interface/definition.ts';
import { UsageError } from '../usage-error.ts';

/**
 * Wraps the functions of a vendor's mock whose errors the mock cannot send as a response of the vendor: `seed` runs before
 * any request, and `renderError` renders all other errors.
 */
export function guardMock<Tables, Caller, Event extends DomainEvent>(
  vendor: string,
  definition: VendorDefinition<Tables, Caller, Event>,
): VendorDefinition<Tables, Caller, Event> {
  return {
    ...definition,
    *seed(company, emit) {
      try {
        yield* definition.seed(company, emit);
      } catch (cause) {
        throw new UsageError('INVALID_PLUGIN', `The seed of the vendor "${vendor}" failed: ${reasonOf(cause)}.`, {
          cause,
        });
      }
    },
    renderError(...args) {
      try {
        return definition.renderError(...args);
      } catch (error) {
        return { status: 500, body: { error: `renderError of the vendor "${vendor}" failed: ${reasonOf(error)}.` } };
      }
    },
  };
}

const reasonOf = (error: unknown) =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).replace(/\.+$/, '');
