import type { Json } from '../../specs/json.ts';
import type { Preferred } from '../http/preferred.ts';
import type { OpenRequest } from '../http/seal.ts';

/**
 * What may change a workspace, as plain data. Ids and times are decided when a command is performed, and by nothing but
 * the commands before it: the same commands in the same order on the same seed make the same worlds.
 */
export type Command = {
  workspace: string;
  /**
   * Where the workspace has to be made and there is no room, one goes that nothing has changed, or else the command is
   * refused. In earlier logs the one used longest ago went.
   */
  keepsChanged?: boolean;
} & (
  | { type: 'use' }
  /** After a time without a server every workspace counts as used. */
  | { type: 'awake' }
  /** What time has brought about happens: a snoozed conversation wakes. */
  | { type: 'settle' }
  | {
      type: 'call';
      vendor: string;
      operation: string;
      /** Digests stand for its secrets; in logs of earlier versions they stand there themselves. */
      request: OpenRequest;
      preferred?: Preferred;
    }
  | {
      type: 'administer';
      /** Method and path as admin routes state them: `post /clock`. */
      route: string;
      params: Record<string, string>;
      query: Record<string, string>;
      body: Json;
      /** http://host:port that the client used. */
      base: string;
      /** The route's limits when it was asked, so that it is refused or not whatever they become. None in earlier logs. */
      limits?: Readonly<Record<string, number>>;
    }
);

/** Performs a command at once. Throws what the command is refused with; nothing has changed then. */
export type Perform = (command: Command) => unknown;

/** A command that was read from JSON: parameters have no prototype, so that one called constructor must have been sent. */
export function revive(command: Command): Command {
  if (command.type !== 'call') return command;
  const { request } = command;
  const query = Object.assign(Object.create(null), request.query);
  const lists = Object.assign(Object.create(null), request.lists);
  return { ...command, request: { ...request, query, lists } };
}
