import { request } from 'undici';
import { prepareConnection, toRoute } from '../../specs/connection/connection.ts';
import { createDispatcher } from '../../specs/connection/dispatcher.ts';
import { toNetworkFailure } from '../../specs/connection/failure.ts';
import { readLimited } from '../../specs/connection/read-limited.ts';
import type { ConsoleAddress } from './address.ts';

/** A way to a console. */
export interface ConsoleConnection {
  /** Base URL of the mock, without a slash at the end. */
  readonly url: string;
  /**
   * Sends a run, once, within the line's patience.
   *
   * @returns Whether the console knew nothing of it.
   * @throws Error with half a sentence that says why it was not taken, without what the server said.
   */
  post(run: object, signal: AbortSignal): Promise<{ isNew: boolean }>;
  close(): Promise<void>;
}

/** Milliseconds for one request. */
export const consoleTimeoutMs = 3000;

/** Why a console does not take what it is sent, by the status of its answer. */
const refusals: Record<number, string> = {
  401: 'it wants the token that the mock was started with, in CHATPACT_ADMIN_TOKEN',
  403: 'it answers its own machine only; start the mock with --admin-token',
  404: 'no console is there; give the address at which chatpact mock serves its own',
};

/**
 * Prepares the way, and sends nothing yet.
 *
 * @throws UsageError `INVALID_PROXY` for a proxy of the environment that can't be used.
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
      const answer = await request(`${url}/__admin/findings`, { dispatcher, method: 'POST', headers, body, signal });
      return { status: answer.statusCode, bytes: await readLimited(answer.body, 65_536) };
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
      const isNew = status === 200 ? readAnswer(bytes) : undefined;
      if (isNew === undefined) throw new Error(refusals[status === 200 ? 404 : status] ?? `it answered ${status}`);
      return { isNew };
    },
    close: () => dispatcher.destroy(),
  };
}

/** What a console answers; undefined where something else is there that answers anything. */
function readAnswer(bytes: Uint8Array | undefined): boolean | undefined {
  try {
    const { isNew } = JSON.parse(new TextDecoder().decode(bytes)) as { isNew?: unknown };
    return typeof isNew === 'boolean' ? isNew : undefined;
  } catch {
    return undefined;
  }
}
