import type { Request, Response } from 'express';
import { workspaceOf } from '../../pipeline/request-workspace.ts';
import type { ServedWorkspaces } from '../../pipeline/served-workspace.ts';
import { toIso } from '../../time/iso.ts';
import type { StreamState } from '../responses.ts';

/** Polling interval. */
const pollIntervalMs = 250;
/** Polls without an event after which a keep-alive comment is sent. */
const maxQuietPolls = 40;

/**
 * Streams the events of a workspace as server-sent events:
 *
 * - `request`: a journal entry;
 * - `state`: a {@link StreamState}, sent at first and when one of its fields has changed;
 * - `gone`: the workspace was dropped; the stream ends.
 *
 * It polls instead of subscribing, since workspaces are dropped, reset and replaced, which would leave subscriptions
 * behind.
 */
export class Streams {
  readonly #workspaces: ServedWorkspaces;
  readonly #open = new Set<Response>();

  constructor(workspaces: ServedWorkspaces) {
    this.#workspaces = workspaces;
  }

  open(req: Request, res: Response): void {
    const { name, journal } = workspaceOf(req);
    res.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    this.#open.add(res);
    // Earlier entries are available from the journal's route.
    let number = journal.count;
    let lastState = '';
    let quietPolls = 0;
    const poll = () => {
      // A client that does not read gets no more data; events are sent when it has caught up.
      if (res.writableNeedDrain) return;
      const workspace = this.#workspaces.find(name);
      if (!workspace) {
        res.end(toEvent('gone', {}));
        return;
      }
      // A reset restarts the journal's numbers.
      if (workspace.journal.count < number) number = 0;
      let events = workspace.journal.since(number).map((entry) => toEvent('request', entry));
      number = workspace.journal.count;
      const { responseCache, clock, faults, runs } = workspace;
      const current: StreamState = {
        changes: responseCache.changeCount,
        // A ticking clock differs at each poll, so it is rounded to seconds.
        now: toIso(clock.isTicking ? Math.floor(clock.now() / 1000) * 1000 : clock.now()),
        ticking: clock.isTicking,
        faults: faults.list().length,
        findings: runs.changeCount,
      };
      const state = toEvent('state', current);
      if (state !== lastState) events = [...events, state];
      lastState = state;
      quietPolls = events.length > 0 ? 0 : quietPolls + 1;
      if (quietPolls === maxQuietPolls) events = [': still here\n\n'];
      quietPolls %= maxQuietPolls;
      if (events.length > 0) res.write(events.join(''));
    };
    const timer = setInterval(poll, pollIntervalMs);
    res.once('close', () => {
      clearInterval(timer);
      this.#open.delete(res);
    });
    poll();
  }

  /** Ends all streams. */
  close(): void {
    for (const res of this.#open) res.end();
  }
}

const toEvent = (type: string, data: object) => `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
