import { createParameterError } from '../../api-error.ts';
import { isWorkspaceName, workspaceNameRule } from '../../http/workspace-address.ts';
import { snapshotEventLimits, snapshotLimits } from '../../pipeline/body/limits.ts';
import { toIso } from '../../time/iso.ts';
import type { WrittenEvent } from '../../workspaces/apply-events.ts';
import { parseFixture, parseInitialState, toFixture } from '../../workspaces/fixture.ts';
import { assertLimits } from '../assert-limits.ts';
import { assertMaxScale } from '../max-scale.ts';
import { type AdminRoute, defineRoute } from '../route.ts';

/** Routes that change the state other than through the vendors' APIs. */
export const stateRoutes: AdminRoute[] = [
  defineRoute({
    method: 'post',
    path: '/reset',
    summary: 'Resets the workspace to its initial state.',
    answer({ workspace }) {
      workspace.reset();
      return workspace.counts();
    },
  }),
  defineRoute<WrittenEvent[]>({
    method: 'post',
    path: '/events',
    summary: 'Adds domain events to the history, all or none. They may be in the past.',
    bulkFormat: 'json',
    body: {
      type: 'array',
      maxItems: 100_000,
      items: {
        type: 'object',
        required: ['vendor', 'type', 'at'],
        properties: { vendor: { type: 'string' }, type: { type: 'string' }, at: { type: ['string', 'number'] } },
      },
    },
    prepare: ({ workspace, body }) => workspace.prepareWritten(body),
    answer: ({ workspace, body }) => ({ events: workspace.appendWritten(body) }),
  }),
  defineRoute({
    method: 'get',
    path: '/snapshots',
    summary: 'Lists the snapshots.',
    answer: ({ workspace }) =>
      [...workspace.snapshots].map(([name, { clock, entries }]) => ({
        name,
        now: toIso(clock),
        events: entries.length,
      })),
  }),
  defineRoute<{ name: string }>({
    method: 'post',
    path: '/snapshots',
    summary: `Takes a named snapshot. At most ${snapshotLimits.maxSnapshots} in a workspace.`,
    limits: { ...snapshotLimits, ...snapshotEventLimits },
    body: {
      type: 'object',
      required: ['name'],
      additionalProperties: false,
      properties: { name: { type: 'string' } },
    },
    answer({ workspace, workspaces, limits, body: { name } }) {
      if (!isWorkspaceName(name)) throw createParameterError('invalid', 'name', `must have ${workspaceNameRule}`);
      const { snapshots } = workspace;
      // A snapshot replaces an earlier one of the same name.
      const others = [...snapshots].filter(([other]) => other !== name).map(([, { entries }]) => entries.length);
      const isNew = others.length === snapshots.size;
      assertLimits('name', 'Delete one first: DELETE /__admin/snapshots/NAME.', [
        { what: 'snapshots of this workspace', count: others.length + 1, max: limits.maxSnapshots },
        {
          what: 'snapshots of all workspaces',
          count: workspaces.list().reduce((sum, each) => sum + each.snapshots.size, isNew ? 1 : 0),
          max: limits.maxSnapshotsOfServer,
        },
        {
          what: 'events in the snapshots of this workspace',
          count: others.reduce((sum, count) => sum + count, workspace.log.length),
          max: limits.maxSnapshotEvents,
        },
      ]);
      snapshots.set(name, workspace.save());
      return { name, now: toIso(workspace.clock.now()), events: workspace.log.length };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/snapshots/:name/restore',
    summary: 'Restores a snapshot.',
    answer({ workspace, params }) {
      const snapshot = workspace.snapshots.get(params.name ?? '');
      if (!snapshot) return undefined;
      workspace.restore(snapshot);
      return { name: params.name, now: toIso(workspace.clock.now()), events: workspace.log.length };
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/snapshots/:name',
    summary: 'Deletes a snapshot.',
    answer: ({ workspace, params }) => (workspace.snapshots.delete(params.name ?? '') ? {} : undefined),
  }),
  defineRoute({
    method: 'get',
    path: '/export',
    summary: 'Exports the workspace as a fixture (NDJSON).',
    type: 'application/x-ndjson',
    answer: ({ workspace }) => toFixture(workspace),
  }),
  defineRoute<string>({
    method: 'post',
    path: '/import',
    summary: 'Resets the workspace to a fixture (NDJSON).',
    bulkFormat: 'lines',
    prepare: ({ workspace, workspaces, body }) =>
      workspaces.seedSnapshots.prepare(
        assertMaxScale(parseInitialState(body, Object.keys(workspace.counts())), workspaces.initialState),
      ),
    answer({ workspace, workspaces, body }) {
      const known = Object.keys(workspace.counts());
      const { tokens } = workspace.initialState;
      workspace.reset(parseFixture(body, { vendors: known, tokens, seedSnapshots: workspaces.seedSnapshots }));
      return workspace.counts();
    },
  }),
];
