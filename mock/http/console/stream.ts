import type { Request, Response } from 'express';
import { toIso } from '../../time/iso.ts';
import type { Workspaces } from '../../workspaces.ts';
import { workspaceOf } from '../address.ts';

/** Milliseconds from one look to the next. */
const pace = 250;
/** Looks without news after which a stream says that it is still there. */
const most = 40;

/**
 * Tells listeners what happens in a workspace, as server-sent events:
 *
 * - `request`: a journal entry;
 * - `state`: `{ changes, now, ticking, faults, findings }` at first and whenever one of them has changed. `changes`
 *   grows with every change of what the APIs answer, `now` is ISO 8601, `faults` how many are waiting, `findings` grows
 *   with everything that a check or a proxy tells;
 * - `gone`: the workspace was dropped; the stream ends.
 *
 * It looks instead of being told: workspaces are dropped, reset and put in place of others, and none of that may
 * leave a listener behind.
 */
export class Streams {
  readonly #workspaces: Workspaces;
  readonly #open = new Set<Response>();

  constructor(workspaces: Workspaces) {
    this.#workspaces = workspaces;
  }

  open(req: Request, res: Response): void {
    const { name, journal } = workspaceOf(req);
    res.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    this.#open.add(res);
    // What was there before is listed elsewhere.
    let number = journal.count;
    let told = '';
    let quiet = 0;
    const look = () => {
      // Whoever does not read what was sent is not sent more; what happens meanwhile is told when they have.
      if (res.writableNeedDrain) return;
      const workspace = this.#workspaces.find(name);
      if (!workspace) {
        res.end(toEvent('gone', {}));
        return;
      }
      // The journal of one that was reset begins anew.
      if (workspace.journal.count < number) number = 0;
      let news = workspace.journal.since(number).map((entry) => toEvent('request', entry));
      number = workspace.journal.count;
      const { hot, clock, faults, found } = workspace;
      const state = toEvent('state', {
        changes: hot.changes,
        // One that ticks has another time at each look, which is no news.
        now: toIso(clock.isTicking ? Math.floor(clock.now() / 1000) * 1000 : clock.now()),
        ticking: clock.isTicking,
        faults: faults.list().length,
        findings: found.changes,
      });
      if (state !== told) news = [...news, state];
      told = state;
      quiet = news.length > 0 ? 0 : quiet + 1;
      if (quiet === most) news = [': still here\n\n'];
      quiet %= most;
      if (news.length > 0) res.write(news.join(''));
    };
    const timer = setInterval(look, pace);
    res.once('close', () => {
      clearInterval(timer);
      this.#open.delete(res);
    });
    look();
  }

  /** Ends all of them. */
  close(): void {
    for (const res of this.#open) res.end();
  }
}

const toEvent = (type: string, data: object) => `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
