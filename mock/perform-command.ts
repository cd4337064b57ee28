import { type AdminServer, performAdminRoute, prepareAdminRoute } from './admin/administer.ts';
import type { MockLogger } from './logger.ts';
import { hashCredentials } from './pipeline/credentials/hash-credentials.ts';
import { performCall } from './pipeline/perform-call.ts';
import type { Command, Perform } from './storage/command.ts';

/** Creates the function that prepares slow parts of a command, with other requests answered in between. */
export function createPrepare(server: AdminServer) {
  return (command: Command) => (command.type === 'administer' ? prepareAdminRoute(server, command) : undefined);
}

/** Creates the function that performs commands, each synchronously. */
export function createPerform(server: AdminServer, logger: MockLogger): Perform {
  const { workspaces, vendors } = server;
  const byName = new Map(vendors.map((vendor) => [vendor.name as string, vendor]));

  return (command: Command) => {
    if (command.type === 'awake') return workspaces.markAllUsed();
    const workspace = workspaces.use(command.workspace, { keepsChanged: command.keepsChanged ?? false });
    // Timers that are due run before the command.
    workspace.runDueTimers();
    if (command.type === 'administer') return performAdminRoute(server, workspace, command);
    if (command.type !== 'call') return undefined;
    const vendor = byName.get(command.vendor);
    if (!vendor) throw new Error(`This server does not serve ${command.vendor}.`);
    // Logs of earlier versions contain requests with their secrets.
    const request = hashCredentials(command.request, vendor.secrets);
    return performCall(workspace, vendor, { ...command, request }, logger);
  };
}
