import type { Json } from '../../specs/json/json.ts';
import type { Reply } from '../vendor-interface/reply.ts';
import type { RequestWithSecrets } from '../vendor-interface/request.ts';

/**
 * A change of a workspace, as plain data. Ids and times are decided when a command is performed, and depend only on
 * earlier commands: the same commands in the same order on the same seed give the same worlds.
 */
export type Command = {
  workspace: string;
  /**
   * If the command creates a workspace and the limit is reached, only an unchanged workspace is dropped; if there is
   * none, the command is refused. In earlier logs the least recently used one was dropped.
   */
  keepsChanged?: boolean;
} & (
  | { type: 'use' }
  /** Marks every workspace as used, after a time in which no server ran. */
  | { type: 'awake' }
  /** Runs due timers, e.g. the end of a conversation's snooze. */
  | { type: 'settle' }
  | {
      type: 'call';
      vendor: string;
      operation: string;
      /** The request with digests in place of secrets. Logs of earlier versions contain the secrets themselves. */
      request: RequestWithSecrets;
      preferred?: PreferredResponse;
    }
  | {
      type: 'administer';
      /** Method and path of the admin route: `post /clock`. */
      route: string;
      params: Record<string, string>;
      query: Record<string, string>;
      body: Json;
      /** The base URL (http://host:port) that the client used. */
      base: string;
      /**
       * The route's limits when the command was submitted, so that later changes of the limits do not change its
       * result. Absent in earlier logs.
       */
      limits?: Readonly<Record<string, number>>;
    }
);

/** A response generated from the document, or why there is none. A command contains it, since generating it takes time. */
export interface PreferredResponse {
  /** Undefined if the document has no such response. The request is then answered normally. */
  reply?: Reply;
  headers: Record<string, string>;
  /** Path parameter that names a resource that does not exist in the mock. The request then gets a 404. */
  absent?: string;
}

/** Performs a command synchronously. Throws the fault with which it is refused; nothing has changed then. */
export type Perform = (command: Command) => unknown;

/**
 * Restores a command from JSON: parameters get no prototype, so that one named `constructor` exists only if it was
 * sent.
 */
export function restoreCommand(command: Command): Command {
  if (command.type !== 'call') return command;
  const { request } = command;
  const query = Object.assign(Object.create(null), request.query);
  const lists = Object.assign(Object.create(null), request.lists);
  return { ...command, request: { ...request, query, lists } };
}
