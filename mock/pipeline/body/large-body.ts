import { type IncrementalWork, runIncrementally } from '../../incremental-work.ts';
import type { Reply } from '../../vendor-interface/reply.ts';

/**
 * A reply body that takes long to compute. It is computed in steps when it is sent, so that other requests are answered
 * in between.
 */
export class LargeBody {
  readonly steps: IncrementalWork<unknown>;

  constructor(steps: IncrementalWork<unknown>) {
    this.steps = steps;
  }
}

/** Returns the reply with its final body: synchronously, unless it is a {@link LargeBody}. */
export function finishBody(reply: Reply): Reply | Promise<Reply> {
  const { body } = reply;
  return body instanceof LargeBody ? runIncrementally(body.steps).then((made) => ({ ...reply, body: made })) : reply;
}
