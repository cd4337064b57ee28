import { finishInTurns, type Steps } from '../steps.ts';
import type { Reply } from '../vendor.ts';

/** The body of a reply that takes long to make. It is made when it is sent, and other requests are answered in between. */
export class LongBody {
  readonly steps: Steps<unknown>;

  constructor(steps: Steps<unknown>) {
    this.steps = steps;
  }
}

/** A reply as it is sent; at once for one whose body is there. */
export function finishBody(reply: Reply): Reply | Promise<Reply> {
  const { body } = reply;
  return body instanceof LongBody ? finishInTurns(body.steps).then((made) => ({ ...reply, body: made })) : reply;
}
