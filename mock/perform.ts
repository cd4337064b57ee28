import { performAdmin, prepareAdmin, type Server } from './http/admin/administer.ts';
import { performCall } from './http/call.ts';
import { seal } from './http/seal.ts';
import type { Command, Perform } from './log/command.ts';
import type { MockLogger } from './logger.ts';

/** Has ready what a command will need where that takes long, while others have their turn. */
export function createPrepare(server: Server) {
  return (command: Command) => (command.type === 'administer' ? prepareAdmin(server, command) : undefined);
}

/** How each command is performed, at once and entirely. */
export function createPerform(server: Server, logger: MockLogger): Perform {
  const { workspaces, vendors } = server;
  const byName = new Map(vendors.map((vendor) => [vendor.name as string, vendor]));

  return (command: Command) => {
    if (command.type === 'awake') return workspaces.awake();
    const workspace = workspaces.use(command.workspace, { keepsChanged: command.keepsChanged ?? false });
    // Before anything else happens, what was due by now has happened.
    workspace.settle();
    if (command.type === 'administer') return performAdmin(server, workspace, command);
    if (command.type !== 'call') return undefined;
    const vendor = byName.get(command.vendor);
    if (!vendor) throw new Error(`This server does not serve ${command.vendor}.`);
    // Logs of earlier versions hold requests as they came.
    const request = seal(command.request, vendor.secrets);
    return performCall(workspace, vendor, { ...command, request }, logger);
  };
}
