import type { Contract } from '../../specs/contract.ts';
import { isObject, type Json, type JsonObject, toPointer } from '../../specs/json/json.ts';
import { isSafe, type Operation, resolve } from '../../specs/operations.ts';
import type { Discovery } from '../vendor.ts';

/** Maximum depth of a list in a response. `/data/payload` has depth 2. */
const maxListDepth = 2;

/**
 * Finds the operation of a document that lists the values of a path parameter: `GET /campaigns` for
 * `/campaigns/{campaign_id}`. Undefined if there is no such list, or if its items have no field for the parameter.
 */
export function findList(contract: Contract, operation: Operation, parameter: string): Discovery | undefined {
  const [listPath = ''] = operation.path.split(`/{${parameter}}`);
  if (listPath === operation.path || listPath === '') return undefined;
  const list = contract.operations.find((each) => each.path === listPath && each.method === 'get' && isSafe(each));
  const schema = list && findSchema(list);
  if (!list || !schema) return undefined;
  const found = findItems(contract.document, schema, '', maxListDepth);
  const field = found && toFieldNames(parameter).find((name) => Object.hasOwn(found.properties, name));
  return field === undefined ? undefined : { operation: list.id, items: found?.pointer ?? '', field };
}

function findSchema({ responses }: Operation): JsonObject | undefined {
  const success = Object.entries(responses).find(([status]) => /^2(\d\d|XX)$/.test(status));
  const content = Object.entries(success?.[1].content ?? {}).find(([type]) => /[/+]json\b/.test(type));
  return content?.[1].schema;
}

interface Items {
  pointer: string;
  /** Schemas of the properties of each item, by name. */
  properties: JsonObject;
}

/** Finds the first list of objects, at the lowest depth. */
function findItems(document: JsonObject, schema: Json, pointer: string, depth: number): Items | undefined {
  const node = flatten(document, schema);
  const items = node.items === undefined ? undefined : flatten(document, node.items);
  if (items && isObject(items.properties)) return { pointer, properties: items.properties };
  if (depth === 0 || !isObject(node.properties)) return undefined;
  const within = Object.entries(node.properties).map(([name, each]) => ({ each, at: pointer + toPointer([name]) }));
  for (let left = 0; left < depth; left++) {
    for (const { each, at } of within) {
      const found = each === undefined ? undefined : findItems(document, each, at, left);
      if (found) return found;
    }
  }
  return undefined;
}

/** Merges the properties of a schema with those of its `allOf` parts. */
function flatten(document: JsonObject, schema: Json, hops = 8): JsonObject {
  const node = resolve(document, schema);
  const parts = Array.isArray(node.allOf) && hops > 0 ? node.allOf : [];
  const flat = parts.map((part) => flatten(document, part, hops - 1));
  const properties = [...flat, node].flatMap((each) => (isObject(each.properties) ? [each.properties] : []));
  const items = [...flat, node].find((each) => each.items !== undefined)?.items;
  return {
    ...node,
    ...(items !== undefined && { items }),
    ...(properties.length > 0 && { properties: Object.assign({}, ...properties) }),
  };
}

/** Lists candidate fields: `campaign_id` gives `campaign_id`, `id`, `_id`; `campaignUuid` gives itself and `uuid`. */
function toFieldNames(parameter: string): string[] {
  const last = /(?:^|_|(?<=[a-z]))([a-z]+|[A-Z][a-z]+)$/.exec(parameter)?.[1]?.toLowerCase();
  const ids = last === 'id' || last === undefined ? ['id', '_id'] : [last];
  return [...new Set([parameter, ...ids])];
}
