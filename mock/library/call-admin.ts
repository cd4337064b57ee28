import type { Json } from '../../specs/json.ts';
import { UsageError } from '../../usage-error.ts';
import { Fault } from '../fault.ts';
import type { Administer } from '../http/admin/administer.ts';

const codes: Record<string, 'BAD_EVENT'> = { 'post /events': 'BAD_EVENT' };

/**
 * Does what an admin route does, for the library.
 *
 * @returns The answer's body; undefined where HTTP would answer 404.
 * @throws UsageError `BAD_CALL`, or a code of the route's own, with what HTTP would answer as a 400.
 */
export async function callAdmin(
  administer: Administer,
  workspace: string,
  route: string,
  body: object = {},
  params: Record<string, string> = {},
): Promise<unknown> {
  try {
    return await administer({ workspace, route, params, query: {}, base: 'http://localhost', body: body as Json });
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const problems = error.problems.map(({ name, message }) => `${name} ${message}`.trim());
    const why = problems.length > 0 ? problems.join('; ') : error.kind;
    throw new UsageError(codes[route] ?? 'BAD_CALL', `Nothing was changed: ${why}.`, { cause: error });
  }
}
