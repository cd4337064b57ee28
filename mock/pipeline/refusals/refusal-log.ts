import { type ApiError, createParameterError } from '../../api-error.ts';
import type { MockLogger } from '../../logger.ts';

/** Interval in which a kind of refusal is logged once. */
const intervalMs = 60_000;

/**
 * Logs refusals at a limited rate, since a page can send thousands of requests a second. It logs the first of each
 * kind, and how many followed when the next one is logged.
 */
export class RefusalLog {
  readonly #logger: MockLogger;
  readonly #logged = new Map<ApiError['kind'], { at: number; suppressedCount: number }>();

  constructor(logger: MockLogger) {
    this.#logger = logger;
  }

  log({ kind, problems }: ApiError, details: object): void {
    const known = this.#logged.get(kind);
    const now = performance.now();
    if (known && now - known.at < intervalMs) {
      known.suppressedCount += 1;
      return;
    }
    const repeated = known?.suppressedCount ?? 0;
    this.#logged.set(kind, { at: now, suppressedCount: 0 });
    const message = problems[0]?.message ?? kind;
    this.#logger.error({ ...details, ...(repeated > 0 && { repeated }) }, message);
  }
}

/** The fault for a request of another site's page that would create a workspace. */
export function createForeignPageError(workspace: string): ApiError {
  const why = `Workspace "${workspace}" does not exist, and a page of another site cannot create it unless its origin is allowed and it uses CORS`;
  const remedy = 'Create the workspace first, or allow the origin of the page with --cors-origin';
  return createParameterError('untrusted', 'origin', `${why}. ${remedy}.`);
}
