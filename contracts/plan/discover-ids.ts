import type { Contract } from '../../specs/contract.ts';
import { findAt } from '../../specs/json/json.ts';
import {
  type CheckContext,
  type FoundId,
  type Ids,
  type IdUse,
  resolveRequest,
  sendRequest,
} from '../check-context.ts';
import { idAt } from '../exchanges/exact-numbers.ts';
import { isSuccess, NetworkFailure, PostponedRequest } from '../exchanges/exchange.ts';
import { isId } from '../options/given-ids.ts';
import type { Discovery, Entity } from '../vendor.ts';
import { findList } from './find-list.ts';
import { toDefaultRequest } from './values.ts';

/**
 * Creates the finder of ids. It uses, in this order, the given ids, the environment, the fallback, and ids that the API
 * lists. An id that the vendor does not declare is taken from the matching list of the document, else from the document's
 * example. Each kind of id is looked up once.
 */
export function createIds(
  world: Omit<CheckContext, 'ids'>,
  given: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string | undefined>>,
): Ids {
  const found = new Map<string, ReturnType<Ids['find']>>();

  /** @returns Undefined if the document does not have the operation. */
  async function discover(
    name: string,
    discovery: Discovery,
    ids: Ids,
  ): Promise<{ id: string } | { reason: string } | undefined> {
    const operation = world.contract.findOperation(discovery.operation);
    if (!operation) return undefined;
    const defaultRequest = toDefaultRequest(operation, world.vendor);
    if ('skip' in defaultRequest) return { reason: defaultRequest.skip };
    const request = { ...defaultRequest, query: { ...defaultRequest.query, ...discovery.query } };
    const resolved = await resolveRequest({ ...world, ids }, operation, request);
    if ('reason' in resolved) return resolved;
    const exchange = await sendRequest(world, operation, resolved, { ...request, mayBeKnown: true });
    const list = exchange.body.kind === 'json' ? findAt(exchange.body.value, discovery.items) : undefined;
    if (!isSuccess(exchange.status) || !Array.isArray(list)) {
      return { reason: `no ${name} was found: ${discovery.operation} returned ${exchange.status} without a list` };
    }
    if (exchange.isEchoing)
      return { reason: `no ${name} was found: ${discovery.operation} echoes a secret, so its content is not used` };
    const id = pickId(list, discovery);
    return id === undefined
      ? { reason: `no ${name} was found: ${discovery.operation} returned an empty list or items without a usable id` }
      : { id };
  }

  async function lookUp(name: string, asker: IdUse, within: Ids): Promise<FoundId | { reason: string }> {
    const declared = Object.hasOwn(world.vendor.entities, name) ? world.vendor.entities[name] : undefined;
    const entity: Entity = declared ?? toUndeclared(world.contract, asker);
    const example = declared ? undefined : findExample(asker);
    const known =
      (Object.hasOwn(given, name) ? given[name] : undefined) ??
      (entity.env === undefined ? undefined : variables[entity.env]) ??
      entity.fallback;
    if (known !== undefined && known !== '') return { id: known };
    const [first] = entity.discoveries ?? [];
    let last = first
      ? `no ${name} was found: the document does not have the operation ${first.operation}`
      : `no ${name} is known`;
    for (const discovery of entity.discoveries ?? []) {
      try {
        const result = await discover(name, discovery, within);
        if (!result) continue;
        if ('id' in result) return result;
        last = result.reason;
      } catch (error) {
        // A postponed request does not show whether there is an id.
        if (!(error instanceof NetworkFailure) || error instanceof PostponedRequest) throw error;
        last = `no ${name} was found: ${error.message}`;
      }
    }
    return example === undefined
      ? { reason: `${last}; pass one with --id ${name}=ID` }
      : { id: example, isExample: true };
  }

  /** Dependencies between searches: key of a search, and key of the id that it waits for. */
  const waiting = new Map<string, string>();
  const isWaitingFor = (wanted: string, key: string) => {
    for (let at: string | undefined = key; at !== undefined; at = waiting.get(at)) if (at === wanted) return true;
    return false;
  };

  /** @param wanted Key of the id that is being looked up. Its own search must not depend on it. */
  const createFinder = (wanted?: string): Ids => ({
    find(name, asker) {
      // Two operations may use the same undeclared name for different things.
      const isDeclared = Object.hasOwn(world.vendor.entities, name) || Object.hasOwn(given, name);
      const key = isDeclared ? name : `${name} of ${asker.operation.path}`;
      if (wanted !== undefined) {
        if (isWaitingFor(wanted, key))
          return Promise.resolve({ reason: `a ${name} can only be found with a known ${name}` });
        waiting.set(wanted, key);
      }
      const looking = found.get(key) ?? lookUp(name, asker, createFinder(key));
      found.set(key, looking);
      return wanted === undefined ? looking : looking.finally(() => waiting.delete(wanted));
    },
  });
  return createFinder();
}

function toUndeclared(contract: Contract, { operation, parameter }: IdUse): Entity {
  const list = findList(contract, operation, parameter);
  return list ? { discoveries: [list] } : {};
}

/** The document's example of a parameter, if it is usable in a path. */
function findExample({ operation, parameter }: IdUse): string | undefined {
  const { example } = operation.parameters.find(({ name }) => name === parameter) ?? {};
  return (typeof example === 'string' || typeof example === 'number') && isId(String(example))
    ? String(example)
    : undefined;
}

function pickId(list: readonly unknown[], { field, most, lasting }: Discovery): string | undefined {
  let best: { id: string; weight: number } | undefined;
  for (const item of list) {
    const id = idAt(item, `/${field}`);
    if (id === undefined || !isId(id)) continue;
    if (lasting !== undefined && findAt(item, `/${lasting}`) === null) continue;
    const weight = most === undefined ? 0 : Number(findAt(item, `/${most}`)) || 0;
    if (!best || weight > best.weight) best = { id, weight };
  }
  return best?.id;
}
