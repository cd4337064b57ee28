import semver from 'semver';
import { profiles } from '../../../specs/profiles.ts';
import { vendorNames } from '../../../specs/vendors.ts';
import { createParameterFault } from '../../fault.ts';
import { editions, type Origin } from '../../origin.ts';
import { toIso } from '../../time/iso.ts';
import type { Workspace } from '../../workspace.ts';
import { isWorkspaceName, nameRule } from '../address.ts';
import { type AdminCall, type AdminRoute, defineRoute } from './route.ts';

interface NewWorkspace {
  name?: string;
  seed?: number;
  now?: string;
  scale?: number;
  profile?: Origin['profile'];
  edition?: Origin['edition'];
  versions?: Partial<Origin['versions']>;
}

const show = ({ name, clock, origin }: Workspace, { urlOf }: Pick<AdminCall, 'urlOf'>) => ({
  name,
  url: urlOf(name),
  now: toIso(clock.now()),
  seed: origin.seed,
  scale: origin.scale,
  profile: origin.profile,
  edition: origin.edition,
  versions: origin.versions,
});

/** Worlds of their own, so that parallel tests never meet. */
export const workspaceRoutes: AdminRoute[] = [
  defineRoute({
    method: 'get',
    path: '/workspaces',
    answer: (call) => call.workspaces.list().map((workspace) => show(workspace, call)),
  }),
  defineRoute<NewWorkspace>({
    method: 'post',
    path: '/workspaces',
    body: {
      type: 'object',
      additionalProperties: false,
      properties: {
        name: { type: 'string' },
        seed: { type: 'integer', minimum: -(2 ** 53), maximum: 2 ** 53 },
        now: { type: 'string', format: 'date-time' },
        // A request must not be able to ask for hours of work.
        scale: { type: 'number', minimum: 0, maximum: 20 },
        profile: { enum: [...profiles] },
        edition: { enum: [...editions] },
        versions: {
          type: 'object',
          additionalProperties: false,
          properties: Object.fromEntries(vendorNames.map((name) => [name, { type: 'string' }])),
        },
      },
    },
    answer(call) {
      const { name = nextName(call), now, versions, ...rest } = call.body;
      if (!isWorkspaceName(name)) throw createParameterFault('invalid', 'name', `must have ${nameRule}`);
      for (const [vendor, version] of Object.entries(versions ?? {})) {
        if (!semver.valid(version))
          throw createParameterFault('invalid', `versions.${vendor}`, 'must be a version, x.y.z');
      }
      const { origin } = call.workspaces;
      const end = now === undefined ? origin.now : Date.parse(now);
      // What came after a history fits no other.
      const isSame = (rest.seed ?? origin.seed) === origin.seed && end === origin.now && rest.scale === undefined;
      const workspace = call.workspaces.create(name, {
        ...origin,
        ...rest,
        now: end,
        clock: now === undefined ? origin.clock : end,
        versions: { ...origin.versions, ...versions },
        entries: isSame ? origin.entries : [],
      });
      return { ...show(workspace, call), credentials: workspace.credentials(), identities: workspace.identities() };
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/workspaces/:name',
    answer: ({ workspaces, params }) => (workspaces.drop(params.name ?? '') ? {} : undefined),
  }),
];

/** The first of w1, w2 … that is free. */
function nextName({ workspaces }: Pick<AdminCall, 'workspaces'>): string {
  const taken = new Set(workspaces.list().map(({ name }) => name));
  let number = taken.size;
  while (taken.has(`w${number}`)) number += 1;
  return `w${number}`;
}
