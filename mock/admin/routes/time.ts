import { Duration } from 'luxon';
import { createParameterError } from '../../api-error.ts';
import { toIso } from '../../time/iso.ts';
import type { Workspace } from '../../workspaces/workspace.ts';
import { type AdminRoute, defineRoute } from '../route.ts';

interface ClockChange {
  set?: string;
  advance?: string;
  tick?: boolean;
}

const show = ({ clock }: Workspace) => ({ now: toIso(clock.now()), ticking: clock.isTicking });

/** Routes that read and change the clock. */
export const timeRoutes: AdminRoute[] = [
  defineRoute({
    method: 'get',
    path: '/clock',
    summary: 'The time of the clock, and whether it ticks.',
    answer: ({ workspace }) => show(workspace),
  }),
  defineRoute<ClockChange>({
    method: 'post',
    path: '/clock',
    summary: 'Sets the clock, advances it, or lets it tick.',
    body: {
      type: 'object',
      examples: [{ advance: 'PT1H' }],
      minProperties: 1,
      additionalProperties: false,
      properties: {
        set: { type: 'string', format: 'date-time', examples: ['2026-01-30T15:00:00Z'] },
        advance: { type: 'string', format: 'duration', examples: ['PT1H'] },
        tick: { type: 'boolean', examples: [true] },
      },
    },
    answer({ workspace, body: { set, advance, tick } }) {
      const { clock } = workspace;
      const from = set === undefined ? clock.now() : Date.parse(set);
      const to = advance === undefined ? from : from + Duration.fromISO(advance).toMillis();
      // ISO 8601 writes years beyond 9999 in another format.
      if (!(to >= 0 && to < Date.UTC(9999, 0)))
        throw createParameterError('invalid', 'clock', 'must stay within the years 1970 to 9998');
      clock.set(to);
      if (tick !== undefined) clock.setTicking(tick);
      workspace.runDueTimers();
      return show(workspace);
    },
  }),
];
