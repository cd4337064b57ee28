import { Ajv2020 } from 'ajv/dist/2020.js';
import { addFormats } from '../../../specs/formats.ts';
import { Fault } from '../../fault.ts';
import type { Command } from '../../log/command.ts';
import type { CommandLog } from '../../log/command-log.ts';
import type { Vendor } from '../../vendor.ts';
import type { Workspace } from '../../workspace.ts';
import type { Workspaces } from '../../workspaces.ts';
import { getAdminRoute } from './routes.ts';

type AdminCommand = Extract<Command, { type: 'administer' }>;

/**
 * Does what an admin route does, when its turn has come. Throws {@link Fault} `invalid` for a body that does not fit
 * the route, and whatever the route refuses with.
 */
export type Administer = (command: Omit<AdminCommand, 'type'>) => unknown;

interface Server {
  workspaces: Workspaces;
  vendors: readonly Vendor[];
}

/** Reads are performed at once; whatever changes something takes its turn in the log. */
export function createAdminister(server: Server, log: CommandLog): Administer {
  const ajv = new Ajv2020({ allErrors: true, discriminator: true, strict: false });
  addFormats(ajv);
  return (given) => {
    const { method, body: schema } = getAdminRoute(given.route);
    if (schema) assertBody(ajv, schema, given.body);
    const command: AdminCommand = { type: 'administer', ...given };
    if (method !== 'get') return log.submit(command);
    const workspace = server.workspaces.find(given.workspace);
    return workspace && performAdmin(server, workspace, command);
  };
}

/** Performs an admin route, now and entirely. */
export function performAdmin(server: Server, workspace: Workspace, command: AdminCommand): unknown {
  const { route, params, query, body, base } = command;
  return getAdminRoute(route).answer({
    ...server,
    workspace,
    params,
    query,
    body: body as never,
    urlOf: (name) => `${base}/@${name}`,
  });
}

function assertBody(ajv: Ajv2020, schema: object, body: unknown): void {
  const validate = ajv.compile(schema);
  if (validate(body)) return;
  throw new Fault(
    'invalid',
    (validate.errors ?? []).map(({ instancePath, keyword, message = keyword }) => ({
      in: 'body',
      name: instancePath.slice(1).replaceAll('/', '.'),
      pointer: instancePath,
      keyword,
      message,
      expected: null,
    })),
  );
}
