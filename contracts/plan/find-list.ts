import type { Contract } from '../../specs/contract.ts';
import { isObject, type Json, type JsonObject, toPointer } from '../../specs/json/json.ts';
import { isSafe, type Operation, resolve } from '../../specs/operations.ts';
import type { Discovery } from '../vendor.ts';

/** How deep a list may stand in an answer: `/data/payload`. */
const deepestList = 2;

/**
 * Where a document itself says that the values of a path parameter can be read: `GET /campaigns` lists what
 * `/campaigns/{campaign_id}` names. Undefined where it has no such list, or its items have no field for it.
 */
export function findList(contract: Contract, operation: Operation, parameter: string): Discovery | undefined {
  const [above = ''] = operation.path.split(`/{${parameter}}`);
  if (above === operation.path || above === '') return undefined;
  const list = contract.operations.find((each) => each.path === above && each.method === 'get' && isSafe(each));
  const schema = list && findSchema(list);
  if (!list || !schema) return undefined;
  const place = findItems(contract.document, schema, '', deepestList);
  const field = place && toFieldNames(parameter).find((name) => Object.hasOwn(place.properties, name));
  return field === undefined ? undefined : { operation: list.id, items: place?.pointer ?? '', field };
}

function findSchema({ responses }: Operation): JsonObject | undefined {
  const success = Object.entries(responses).find(([status]) => /^2(\d\d|XX)$/.test(status));
  const content = Object.entries(success?.[1].content ?? {}).find(([type]) => /[/+]json\b/.test(type));
  return content?.[1].schema;
}

interface Items {
  pointer: string;
  /** Of each item. */
  properties: JsonObject;
}

/** The first list of objects, the shallowest first. */
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

/** A schema with the properties of all that it is composed of. */
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

/** `campaign_id` is a field of that name, else `id`; `campaignUuid` else `uuid`; `slug` is `slug`. */
function toFieldNames(parameter: string): string[] {
  const last = /(?:^|_|(?<=[a-z]))([a-z]+|[A-Z][a-z]+)$/.exec(parameter)?.[1]?.toLowerCase();
  const ids = last === 'id' || last === undefined ? ['id', '_id'] : [last];
  return [...new Set([parameter, ...ids])];
}
