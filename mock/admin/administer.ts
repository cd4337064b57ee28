import { Ajv2020, type Options } from 'ajv/dist/2020.js';
import { once } from '../../once.ts';
import { addFormats } from '../../specs/schemas/formats.ts';
import { ApiError } from '../api-error.ts';
import type { Exchanges } from '../journal/exchanges.ts';
import type { ServedWorkspace, ServedWorkspaces } from '../pipeline/served-workspace.ts';
import type { Command } from '../storage/command.ts';
import type { CommandLog, LogHealth, LogOutcome } from '../storage/command-log.ts';
import type { Vendor } from '../vendor-interface/vendor.ts';
import { defaultWorkspaceName } from '../workspaces/workspaces.ts';
import { listBodyProblems } from './body-problems.ts';
import type { AdminCall, AdminRoute } from './route.ts';
import { getAdminRoute } from './routes/index.ts';

type AdminCommand = Extract<Command, { type: 'administer' }>;

/**
 * Runs an admin route, in the order of the log. Throws {@link ApiError} `invalid` for a body that does not match the
 * route's schema, and the faults of the route itself.
 */
export type RunAdminRoute = (command: Omit<AdminCommand, 'type'>) => unknown;

/** What all admin routes of a server share. */
export interface AdminServer {
  workspaces: ServedWorkspaces;
  vendors: readonly Vendor[];
  exchanges: Exchanges;
  /** State of the log; undefined if the log cannot fail. */
  health?(): LogHealth | undefined;
  outcomeOf?(reference: string): LogOutcome | undefined;
}

/**
 * Creates the function that runs admin routes. Reads and unlogged routes run immediately; all others are submitted to
 * the log.
 */
export function createRunAdminRoute(server: AdminServer, log: CommandLog): RunAdminRoute {
  return (given) => {
    const route = getAdminRoute(given.route);
    assertBody(route, given.body);
    const { limits } = route;
    const command: AdminCommand = { type: 'administer', ...given, ...(limits && { limits }) };
    const workspace = server.workspaces.find(given.workspace);
    if (route.method === 'get' || route.isUnlogged) return workspace && performAdminRoute(server, workspace, command);
    return submit(server, command, log);
  };
}

async function submit(server: AdminServer, command: AdminCommand, log: CommandLog): Promise<unknown> {
  await prepareAdminRoute(server, command);
  return log.submit(command);
}

/** Prepares slow parts of an admin route before it runs, with other requests answered in between. */
export async function prepareAdminRoute(server: AdminServer, command: AdminCommand): Promise<void> {
  const { workspaces } = server;
  // A workspace that does not exist yet starts like the default one.
  const workspace = workspaces.find(command.workspace) ?? workspaces.use(defaultWorkspaceName);
  await getAdminRoute(command.route).prepare?.(toCall(server, workspace, command));
}

/** Runs an admin route synchronously. */
export function performAdminRoute(server: AdminServer, workspace: ServedWorkspace, command: AdminCommand): unknown {
  return getAdminRoute(command.route).answer(toCall(server, workspace, command));
}

function toCall(
  server: AdminServer,
  workspace: ServedWorkspace,
  { params, query, body, base, limits = {}, keepsChanged = false }: AdminCommand,
): AdminCall {
  return {
    ...server,
    workspace,
    params,
    query,
    body,
    limits,
    keepsChanged,
    urlOf: (name) => `${base}/@${name}`,
  };
}

const options = { discriminator: true, strict: false, verbose: true };
const getAllErrorsAjv = once(() => createAjv({ ...options, allErrors: true }));
const getFirstErrorAjv = once(() => createAjv(options));

function createAjv(given: Options): Ajv2020 {
  const ajv = new Ajv2020(given);
  addFormats(ajv);
  return ajv;
}

function assertBody({ body: schema, bulkFormat }: AdminRoute, body: unknown): void {
  if (!schema) return;
  // For bulk bodies only the first problem is reported: finding a million of them would take seconds.
  const validate = (bulkFormat ? getFirstErrorAjv() : getAllErrorsAjv()).compile(schema);
  if (validate(body)) return;
  throw new ApiError('invalid', listBodyProblems(validate.errors ?? []));
}
