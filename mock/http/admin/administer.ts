import { Ajv2020, type Options } from 'ajv/dist/2020.js';
import { once } from '../../../once.ts';
import { addFormats } from '../../../specs/formats.ts';
import { listRequirements } from '../../../specs/schema-mistakes.ts';
import { Fault } from '../../fault.ts';
import type { Command } from '../../log/command.ts';
import type { CommandLog, LogHealth, LogOutcome } from '../../log/command-log.ts';
import type { Vendor } from '../../vendor.ts';
import type { Workspace } from '../../workspace.ts';
import { defaultName, type Workspaces } from '../../workspaces.ts';
import type { Exchanges } from '../exchanges.ts';
import type { AdminCall, AdminRoute } from './route.ts';
import { getAdminRoute } from './routes.ts';

type AdminCommand = Extract<Command, { type: 'administer' }>;

/**
 * Does what an admin route does, when its turn has come. Throws {@link Fault} `invalid` for a body that does not fit
 * the route, and whatever the route refuses with.
 */
export type Administer = (command: Omit<AdminCommand, 'type'>) => unknown;

/** What a server's routes share. */
export interface Server {
  workspaces: Workspaces;
  vendors: readonly Vendor[];
  exchanges: Exchanges;
  /** Of the log, for those who ask how it fares; undefined where nothing can happen to it. */
  health?(): LogHealth | undefined;
  outcomeOf?(reference: string): LogOutcome | undefined;
}

/** Reads are performed at once, as is what is kept out of the log; whatever else takes its turn in it. */
export function createAdminister(server: Server, log: CommandLog): Administer {
  return (given) => {
    const route = getAdminRoute(given.route);
    assertBody(route, given.body);
    const { limits } = route;
    const command: AdminCommand = { type: 'administer', ...given, ...(limits && { limits }) };
    const workspace = server.workspaces.find(given.workspace);
    if (route.method === 'get' || route.isUnlogged) return workspace && performAdmin(server, workspace, command);
    return submit(server, command, log);
  };
}

async function submit(server: Server, command: AdminCommand, log: CommandLog): Promise<unknown> {
  await prepareAdmin(server, command);
  return log.submit(command);
}

/** Has ready what an admin route will need and what takes long; others have their turn meanwhile. */
export async function prepareAdmin(server: Server, command: AdminCommand): Promise<void> {
  const { workspaces } = server;
  // One that is not there yet begins like the default one.
  const workspace = workspaces.find(command.workspace) ?? workspaces.use(defaultName);
  await getAdminRoute(command.route).prepare?.(toCall(server, workspace, command));
}

/** Performs an admin route, now and entirely. */
export function performAdmin(server: Server, workspace: Workspace, command: AdminCommand): unknown {
  return getAdminRoute(command.route).answer(toCall(server, workspace, command));
}

function toCall(
  server: Server,
  workspace: Workspace,
  { params, query, body, base, limits = {}, keepsChanged = false }: AdminCommand,
): AdminCall {
  return {
    ...server,
    workspace,
    params,
    query,
    body: body as never,
    limits,
    keepsChanged,
    urlOf: (name) => `${base}/@${name}`,
  };
}

const options = { discriminator: true, strict: false };
const getEvery = once(() => createAjv({ ...options, allErrors: true }));
const getFirst = once(() => createAjv(options));

function createAjv(given: Options): Ajv2020 {
  const ajv = new Ajv2020(given);
  addFormats(ajv);
  return ajv;
}

function assertBody({ body: schema, bulk }: AdminRoute, body: unknown): void {
  if (!schema) return;
  // A million problems of a body of many megabytes take seconds to find, and nobody reads them.
  const validate = (bulk ? getFirst() : getEvery()).compile(schema);
  if (validate(body)) return;
  throw new Fault(
    'invalid',
    listRequirements(validate.errors ?? []).map(({ pointer, keyword, requirement }) => ({
      in: 'body',
      name: pointer.slice(1).replaceAll('/', '.'),
      pointer,
      keyword,
      message: requirement,
      expected: null,
    })),
  );
}
