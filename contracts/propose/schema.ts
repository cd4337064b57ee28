import { findRefusalStatus, type RefusalKind } from '../../specs/behaviour.ts';
import { fromPointer, isObject, type Json, type JsonObject } from '../../specs/json/json.ts';
import type { Operation } from '../../specs/operations.ts';
import { optionalMark } from '../../specs/schemas/normalize.ts';
import type { Change, FindingGroup, Inexpressible, ProposedAction } from './change.ts';
import { findResponsePath, findSchemaPath, nodeAt, type Path, toJsonPath } from './nodes.ts';
import { findFitting, findInside } from './schemas.ts';
import { refusalOf } from './status.ts';

interface Remedy {
  /** True if the change is at the parent of the finding's place. */
  isParents?: true;
  /** Selects the schema to change among several branches. */
  fits(schema: JsonObject, field: string): boolean;
  toActions(about: { document: JsonObject; schema: Path; field: string; shapes: readonly string[] }): ProposedAction[];
}

const requires = ({ required }: JsonObject, field: string) => Array.isArray(required) && required.includes(field);
const isWriteOnly = (schema: Json | undefined) => isObject(schema) && schema.writeOnly === true;

/** Changes by keyword. Any other keyword is removed. */
const remedies: Record<string, Remedy> = {
  'missing-field': {
    isParents: true,
    fits: ({ properties }, field) => isObject(properties) && field in properties,
    toActions: ({ schema, field }) => [markOptional(schema, field)],
  },
  'undocumented-field': {
    isParents: true,
    fits: ({ properties }) => isObject(properties),
    toActions: ({ schema, field, shapes }) => [addField(schema, field, shapes)],
  },
  'write-only-field': {
    isParents: true,
    fits: ({ properties }, field) => isWriteOnly(isObject(properties) ? properties[field] : undefined),
    toActions: ({ document, schema, field }) => [
      ...(requires(nodeAt(document, schema), field) ? [unrequire(schema, field)] : []),
      { target: toJsonPath(schema), update: { properties: { [field]: { writeOnly: false, [optionalMark]: true } } } },
    ],
  },
  required: {
    isParents: true,
    fits: requires,
    toActions: ({ schema, field }) => [unrequire(schema, field), markOptional(schema, field)],
  },
  type: { fits: ({ type }) => type !== undefined, toActions: widen },
};

/** For a body with another shape: an additional or missing field, another type, or another violated keyword. */
export function proposeSchema(occasion: FindingGroup): Change | Inexpressible {
  const { finding, contract } = occasion;
  const { keyword } = finding;
  const { document } = contract;
  const { isParents, fits, toActions } = remedies[keyword] ?? toRemedy(keyword);
  const segments = fromPointer(finding.pointer);
  const field = segments.at(-1) ?? '';
  const inside = isParents ? segments.slice(0, -1) : segments;
  if (isParents && field === '…') return { why: 'findings do not show the name of the field' };
  const places = new Map<string, Path>();
  for (const root of listSchemas(occasion)) {
    const found = findInside(document, root, inside);
    const schema = found && findFitting(document, found, (node) => fits(node, field));
    if (schema) places.set(toJsonPath(schema), schema);
  }
  if (places.size === 0) return { why: 'the schema was not found in the document' };
  return {
    place: `${[...places.keys()].join(' ')} ${keyword} ${isParents ? field : ''}`,
    shapes: String(finding.actual).split(' or '),
    toActions: (shapes) => [...places.values()].flatMap((schema) => toActions({ document, schema, field, shapes })),
  };
}

/** The paths of the documented responses of the cases. */
export function listResponses({ operation, contract, cases }: FindingGroup): Path[] {
  const places = new Map<string, Path>();
  for (const id of cases) {
    const path = findResponsePath(contract.document, operation, promisedStatus(id, operation));
    if (path) places.set(toJsonPath(path), path);
  }
  return [...places.values()];
}

/** The documented status of a case: that of its refusal, or else the first success. */
function promisedStatus(caseId: string, operation: Operation): number {
  const [kind, parameter] = refusalOf(caseId, operation)?.split(':') ?? [];
  const success = Number(Object.keys(operation.responses).find((status) => /^2\d\d$/.test(status)) ?? 200);
  return kind === undefined
    ? success
    : (findRefusalStatus(operation.behaviour, kind as RefusalKind, parameter) ?? success);
}

function listSchemas(occasion: FindingGroup): Path[] {
  const { document } = occasion.contract;
  return listResponses(occasion)
    .map((path) => findSchemaPath(document, path))
    .filter((path) => path !== undefined);
}

function markOptional(schema: Path, field: string): ProposedAction {
  return { target: toJsonPath(schema), update: { properties: { [field]: { [optionalMark]: true } } } };
}

function unrequire(schema: Path, field: string): ProposedAction {
  const name = field.replace(/['\\]/g, '\\$&');
  return { target: `${toJsonPath([...schema, 'required'])}[?@=='${name}']`, remove: true };
}

function addField(schema: Path, field: string, shapes: readonly string[]): ProposedAction {
  const property: JsonObject = { ...toType(shapes), [optionalMark]: true };
  return { target: toJsonPath(schema), update: { properties: { [field]: property } } };
}

// Removes the old type first, since an overlay appends an array to an existing array.
function widen({ document, schema, shapes }: Parameters<Remedy['toActions']>[0]): ProposedAction[] {
  const { type, nullable } = nodeAt(document, schema);
  const target = toJsonPath(schema);
  const seen = toTypes(shapes);
  // OpenAPI 3.0 writes null as `nullable`.
  if (String(document.openapi).startsWith('3.0') && seen.join() === 'null')
    return [{ target, update: { nullable: true } }];
  const before = [type ?? []].flat().concat(nullable === true ? 'null' : []) as Json[];
  const types = [...new Set([...before, ...seen])];
  return [
    { target: toJsonPath([...schema, 'type']), remove: true },
    { target, update: { type: types } },
  ];
}

function toRemedy(keyword: string): Remedy {
  return {
    fits: (schema) => keyword in schema,
    toActions: ({ schema }) => [{ target: toJsonPath([...schema, keyword]), remove: true }],
  };
}

function toType(shapes: readonly string[]): JsonObject {
  const [only, ...others] = toTypes(shapes);
  if (only === undefined) return {};
  return { type: others.length === 0 ? only : [only, ...others] };
}

/** JSON types of shapes: "array of 3" is `array`; "integer" is dropped if there is "number" too. */
function toTypes(shapes: readonly string[]): string[] {
  const words = shapes.map((shape) => /^(?:empty )?(array|object)/.exec(shape)?.[1] ?? shape);
  const known = words.filter((word) => /^(null|boolean|integer|number|string|array|object)$/.test(word));
  return [...new Set(known)].filter((word) => word !== 'integer' || !known.includes('number'));
}
