import type { Explanation } from '../explanation.ts';
import type { IncrementalWork } from '../incremental-work.ts';
import { createCall, createCallTrace } from '../pipeline/answer.ts';
import { type ExplanationScope, explainNumbers } from '../pipeline/explain-numbers.ts';
import { matchRoute } from '../pipeline/match.ts';
import { readRequest } from '../pipeline/read-request.ts';
import { parseParameters } from '../pipeline/to-mock-request.ts';
import type { MockRequest } from '../vendor-interface/request.ts';
import type { Vendor } from '../vendor-interface/vendor.ts';
import type { Workspace } from '../workspaces/workspace.ts';

/**
 * Explains the numbers of the report at a path (or URL) of a vendor's API. It needs no vendor credentials: a client of
 * the admin API may read everything.
 *
 * @returns Steps that produce the explanation for the workspace's current state; undefined if the URL is not a report
 * that can be explained.
 * @throws ApiError for parameters that the report itself would refuse.
 */
export function explainUrl(
  workspace: Workspace,
  vendors: readonly Vendor[],
  url: string,
  scope: ExplanationScope,
): IncrementalWork<Explanation> | undefined {
  if (!URL.canParse(url, 'http://localhost')) return undefined;
  const { pathname, search } = new URL(url, 'http://localhost');
  for (const vendor of vendors) {
    const match = matchRoute(workspace.contract(vendor.name).operations, pathname, vendor.wire);
    const operation = match?.operations.get('GET');
    if (!match || !operation || !vendor.hasHandler(operation.id)) continue;
    const request: MockRequest = {
      method: 'GET',
      path: pathname,
      params: match.paramsOf(operation),
      ...parseParameters(search),
      headers: {},
      credentials: {},
      body: undefined,
      origin: 'http://localhost',
    };
    const trace = createCallTrace();
    const { values } = readRequest(workspace, vendor, operation, request, trace);
    const call = createCall(workspace, vendor, operation, request, trace, { caller: anonymousCaller, values });
    const body = handleWithoutCaller(() => workspace.world(vendor.name).handle(call));
    if (body === undefined || !vendor.canExplain(operation.id)) return undefined;
    return explainNumbers(operation.id, body, workspace.freeze(vendor.name).listExplainable(call, body), scope);
  }
  return undefined;
}

class DependsOnCaller extends Error {}

/** Placeholder for the caller. An answer that reads it depends on the caller, so it is not a report. */
const anonymousCaller = new Proxy(
  {},
  {
    get() {
      throw new DependsOnCaller();
    },
  },
);

function handleWithoutCaller(handle: () => unknown): unknown {
  try {
    return handle();
  } catch (error) {
    if (error instanceof DependsOnCaller) return undefined;
    throw error;
  }
}
