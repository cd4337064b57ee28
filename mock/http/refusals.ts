import { createParameterFault, type Fault } from '../fault.ts';
import type { MockLogger } from '../logger.ts';

/** Milliseconds for which a reason is not logged again. */
const quiet = 60_000;

/** A page can send thousands of requests a second: the log gets the first of a kind, and how many there were later. */
export class RefusalLog {
  readonly #logger: MockLogger;
  readonly #logged = new Map<Fault['kind'], { at: number; unsaid: number }>();

  constructor(logger: MockLogger) {
    this.#logger = logger;
  }

  note({ kind, problems }: Fault, details: object): void {
    const known = this.#logged.get(kind);
    const now = performance.now();
    if (known && now - known.at < quiet) {
      known.unsaid += 1;
      return;
    }
    const repeated = known?.unsaid ?? 0;
    this.#logged.set(kind, { at: now, unsaid: 0 });
    const message = problems[0]?.message ?? kind;
    this.#logger.error({ ...details, ...(repeated > 0 && { repeated }) }, message);
  }
}

/** For a request that would make a workspace, and that a page of another site sends. */
export function createForeignPageFault(workspace: string): Fault {
  const why = `There is no workspace "${workspace}", and a page of another site that calls without CORS, or is not let in, makes none`;
  const remedy = 'Make it first, or let the page in with --cors-origin';
  return createParameterFault('untrusted', 'origin', `${why}. ${remedy}.`);
}
