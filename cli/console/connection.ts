import { request } from 'undici';
import { prepareConnection, toRoute } from '../../specs/connection/connection.ts';
import { createDispatcher } from '../../specs/connection/dispatcher.ts';
import { toNetworkFailure } from '../../specs/connection/failure.ts';
import { readLimited } from '../../specs/connection/read-limited.ts';
import type { ConsoleAddress } from './address.ts';

/** A connection to a console. */
export interface ConsoleConnection {
  /** Base URL of the mock, without a slash at the end. */
  readonly url: string;
  /**
   * Sends a run in one request, without retries, within {@link consoleTimeoutMs}.
   *
   * @returns `isNew`: true if the console had no data of this run.
   * @throws Error whose message is a clause with the reason. It never contains text of the server.
   */
  post(run: object, signal: AbortSignal): Promise<{ isNew: boolean }>;
  close(): Promise<void>;
}

/** Timeout of one request in milliseconds. */
export const consoleTimeoutMs = 3000;

/** Why a console refuses a run, by the status of its response. */
const refusals: Record<number, string> = {
  401: 'it needs a token; set CHATPACT_ADMIN_TOKEN to the admin token of the mock',
  403: 'it only accepts requests from its own machine; start the mock with --admin-token',
  404: 'this URL has no console; pass the URL of a running chatpact mock',
};

/**
 * Prepares a connection to a console. It sends nothing yet.
 *
 * @throws UsageError `INVALID_PROXY` for an invalid proxy in the environment.
 */
export async function openConsoleConnection({ base, token }: ConsoleAddress): Promise<ConsoleConnection> {
  const connection = await prepareConnection(base, {}, process.env);
  const dispatcher = createDispatcher(connection, { timeoutMs: consoleTimeoutMs, maxConnections: 1 });
  const url = base.href.replace(/\/$/, '');
  const headers = {
    'content-type': 'application/json',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };

  async function send(body: string, signal: AbortSignal) {
    try {
      const response = await request(`${url}/__admin/findings`, { dispatcher, method: 'POST', headers, body, signal });
      return { status: response.statusCode, bytes: await readLimited(response.body, 65_536) };
    } catch (error) {
      throw new Error(toNetworkFailure(error, toRoute(connection), consoleTimeoutMs).message, { cause: error });
    }
  }

  return {
    url,
    async post(run, signal) {
      const { status, bytes } = await send(
        JSON.stringify(run),
        AbortSignal.any([signal, AbortSignal.timeout(consoleTimeoutMs)]),
      );
      const isNew = status === 200 ? readResponse(bytes) : undefined;
      if (isNew === undefined)
        throw new Error(refusals[status === 200 ? 404 : status] ?? `it responded with ${status}`);
      return { isNew };
    },
    close: () => dispatcher.destroy(),
  };
}

/** Reads `isNew` from the response of a console. Returns undefined for a response of another server. */
function readResponse(bytes: Uint8Array | undefined): boolean | undefined {
  try {
    const { isNew } = JSON.parse(new TextDecoder().decode(bytes)) as { isNew?: unknown };
    return typeof isNew === 'boolean' ? isNew : undefined;
  } catch {
    return undefined;
  }
}
