import type { Operation } from '../../specs/operations.ts';
import { type Explanation, explain } from '../explanation.ts';
import { Fault } from '../fault.ts';
import type { MockRequest, Vendor } from '../vendor.ts';
import type { Workspace } from '../workspace.ts';
import { createCall, readParameters } from './answer.ts';
import { parseLists, parseQuery } from './exchange.ts';

/**
 * Explains the numbers of the report at a path (or URL) of a vendor's API. Nobody's credentials are needed: whoever may
 * use the admin API may see everything.
 *
 * @returns Undefined when no report that can be explained stands there.
 * @throws Fault for parameters that the report itself would refuse.
 */
export function explainUrl(
  workspace: Workspace,
  vendors: readonly Vendor[],
  url: string,
  pointer?: string,
): Explanation | undefined {
  if (!URL.canParse(url, 'http://localhost')) return undefined;
  const { pathname, search } = new URL(url, 'http://localhost');
  for (const vendor of vendors) {
    const found = findOperation(workspace.contract(vendor.name).operations, pathname);
    if (!found || !vendor.handles(found.operation.id)) continue;
    const request: MockRequest = {
      method: 'GET',
      path: pathname,
      params: found.params,
      query: parseQuery(search),
      lists: parseLists(search),
      headers: {},
      body: undefined,
      origin: 'http://localhost',
    };
    const { operation } = found;
    const values = readParameters(workspace, vendor, operation, request);
    const trace = { deviations: new Set<string>(), headers: {}, effects: [] };
    const call = createCall(workspace, vendor, operation, request, trace, { caller: nobody, values });
    const world = workspace.world(vendor.name);
    const body = handleForNobody(() => world.handle(call));
    const explainable = body === undefined ? undefined : world.findExplainable(call, body);
    return explainable && explain(operation.id, body, explainable, pointer);
  }
  return undefined;
}

class DependsOnCaller extends Error {}

/** Stands where the caller would: an answer that depends on who asks is no report. */
const nobody = new Proxy(
  {},
  {
    get() {
      throw new DependsOnCaller();
    },
  },
);

function handleForNobody(handle: () => unknown): unknown {
  try {
    return handle();
  } catch (error) {
    if (error instanceof DependsOnCaller) return undefined;
    throw error;
  }
}

function findOperation(operations: readonly Operation[], path: string) {
  for (const operation of operations) {
    const params = operation.method === 'get' ? matchPath(operation.path, path) : undefined;
    if (params) return { operation, params };
  }
  return undefined;
}

/** The parameters of a path that fits a template, or undefined. */
function matchPath(template: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [template.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    const name = /^\{(.+)\}$/.exec(segment)?.[1];
    if (name !== undefined && value !== '') params[name] = decode(value);
    else if (segment !== value) return undefined;
  }
  return params;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Fault('malformed');
  }
}
