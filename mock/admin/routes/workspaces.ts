import semver from 'semver';
import { profiles } from '../../../specs/profiles.ts';
import { createParameterError } from '../../api-error.ts';
import { isWorkspaceName, workspaceNameRule } from '../../http/workspace-address.ts';
import { toIso } from '../../time/iso.ts';
import { isTimezone } from '../../time/zone.ts';
import { assertInitialState } from '../../workspaces/create-initial-state.ts';
import { editions } from '../../workspaces/editions.ts';
import type { InitialState, WorkspaceOptions } from '../../workspaces/initial-state.ts';
import type { Workspace } from '../../workspaces/workspace.ts';
import type { Workspaces } from '../../workspaces/workspaces.ts';
import { assertMaxScale } from '../max-scale.ts';
import type { WorkspaceInfo } from '../responses.ts';
import { type AdminCall, type AdminRoute, defineRoute } from '../route.ts';

interface NewWorkspace extends WorkspaceOptions {
  name?: string;
}

const show = ({ name, clock, initialState }: Workspace, { urlOf }: Pick<AdminCall, 'urlOf'>): WorkspaceInfo => ({
  name,
  url: urlOf(name),
  now: toIso(clock.now()),
  seed: initialState.seed,
  scale: initialState.scale,
  profile: initialState.profile,
  edition: initialState.edition,
  timezone: initialState.timezone ?? 'UTC',
  versions: initialState.versions,
});

/** Routes for workspaces, which isolate parallel tests from each other. */
export const workspaceRoutes: AdminRoute[] = [
  defineRoute({
    method: 'get',
    path: '/workspaces',
    summary: 'Lists every workspace.',
    answer: (call): WorkspaceInfo[] => call.workspaces.list().map((workspace) => show(workspace, call)),
  }),
  defineRoute<NewWorkspace>({
    method: 'post',
    path: '/workspaces',
    summary: 'Creates a workspace with its own seed, time, scale, profile, edition, time zone and versions.',
    body: {
      type: 'object',
      additionalProperties: false,
      properties: {
        name: { type: 'string' },
        seed: { type: 'integer', minimum: -(2 ** 53), maximum: 2 ** 53 },
        now: { type: 'string', format: 'date-time' },
        scale: { type: 'number', minimum: 0 },
        profile: { enum: [...profiles] },
        edition: { enum: [...editions] },
        timezone: { type: 'string' },
        versions: { type: 'object', additionalProperties: { type: 'string' } },
      },
    },
    prepare: (call) => call.workspaces.seedSnapshots.prepare(toOrigin(call)),
    answer(call) {
      const { name = nextName(call) } = call.body;
      if (!isWorkspaceName(name)) throw createParameterError('invalid', 'name', `must have ${workspaceNameRule}`);
      const workspace = call.workspaces.create(name, toOrigin(call), call);
      return { ...show(workspace, call), credentials: workspace.credentials(), identities: workspace.identities() };
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/workspaces/:name',
    summary: 'Deletes a workspace and its data.',
    answer: ({ workspaces, params }) => (workspaces.drop(params.name ?? '') ? {} : undefined),
  }),
];

/** The server's initial state with the changes that the request asks for. */
function toOrigin({
  body,
  workspaces: { initialState: own },
}: {
  body: NewWorkspace;
  workspaces: Workspaces;
}): InitialState {
  const { name: _, now, versions, ...rest } = body;
  // A given time stands still, also in a mock with the option `live`.
  const { live: __, ...frozen } = own;
  for (const [vendor, version] of Object.entries(versions ?? {})) {
    if (!Object.hasOwn(own.versions, vendor))
      throw createParameterError('invalid', `versions.${vendor}`, 'must be a vendor of this mock');
    if (!semver.valid(version))
      throw createParameterError('invalid', `versions.${vendor}`, 'must be a version of the form x.y.z');
  }
  const end = now === undefined ? own.now : Date.parse(now);
  if (rest.timezone !== undefined && !isTimezone(rest.timezone)) {
    throw createParameterError('invalid', 'timezone', 'must be a time zone of the IANA database');
  }
  // Entries that follow a history do not fit another one.
  const isSame = (rest.seed ?? own.seed) === own.seed && end === own.now && rest.scale === undefined;
  const origin = assertInitialState({
    ...(now === undefined ? own : frozen),
    ...rest,
    now: end,
    clock: now === undefined ? own.clock : end,
    versions: { ...own.versions, ...versions },
    entries: isSame ? own.entries : [],
  });
  return assertMaxScale(origin, own);
}

/** The first unused name of w1, w2 … */
function nextName({ workspaces }: Pick<AdminCall, 'workspaces'>): string {
  const taken = new Set(workspaces.list().map(({ name }) => name));
  let number = taken.size;
  while (taken.has(`w${number}`)) number += 1;
  return `w${number}`;
}
