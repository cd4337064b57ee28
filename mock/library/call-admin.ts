import type { Json } from '../../specs/json/json.ts';
import { UsageError, type UsageErrorCode } from '../../usage-error.ts';
import type { RunAdminRoute } from '../admin/administer.ts';
import { ApiError } from '../api-error.ts';

/** Codes of errors by the admin route that refuses a call. */
const codes: Readonly<Record<string, UsageErrorCode>> = {
  'post /clock': 'INVALID_CLOCK_CHANGE',
  'post /events': 'INVALID_EVENT',
  'post /faults': 'INVALID_FAULT_RULE',
  'post /workspaces': 'INVALID_WORKSPACE_OPTIONS',
};

/**
 * Runs an admin route for the library.
 *
 * @returns The response's body; undefined if HTTP would respond with 404.
 * @throws UsageError `CALL_REFUSED`, or the route's own code, if HTTP would respond with 400.
 */
export async function callAdmin(
  administer: RunAdminRoute,
  workspace: string,
  route: string,
  body: object = {},
  params: Record<string, string> = {},
): Promise<unknown> {
  try {
    return await administer({ workspace, route, params, query: {}, base: 'http://localhost', body: body as Json });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new UsageError(codes[route] ?? 'CALL_REFUSED', `Nothing was changed: ${describeRefusal(error)}`, {
      cause: error,
    });
  }
}

/** The problems of a refused call, as sentences. */
export function describeRefusal({ problems, kind }: ApiError): string {
  const sentences = problems.map(({ name, message }) => `${name} ${message}`.trim());
  const text = sentences.join('; ') || kind;
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
