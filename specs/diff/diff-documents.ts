import { isDeepStrictEqual } from 'node:util';
import { findAt, isObject, type JsonObject } from '../json.ts';
import { type Content, listOperations, type Operation, type Parameter, type ResponseSpec } from '../operations.ts';
import type { DocumentChange, Severity } from './change.ts';
import { type Comparison, compareSchemas } from './compare-schemas.ts';

type Tell = Comparison['tell'];

/** Two documents and the operation in each. */
interface Pair {
  before: { document: JsonObject; operation: Operation };
  after: { document: JsonObject; operation: Operation };
}

/**
 * What a client of one document has to know of another: for each operation of the first, what became of it. What the
 * second has beyond those operations is no part of it.
 */
export function diffDocuments(before: JsonObject, after: JsonObject): DocumentChange[] {
  const present = new Map(listOperations(after).map((operation) => [toKey(operation), operation]));
  return listOperations(before).flatMap((operation) => {
    const changes: DocumentChange[] = [];
    const name = `${operation.method.toUpperCase()} ${operation.path}`;
    const tell = (severity: Severity, at: string, what: string) =>
      changes.push({ severity, operation: name, at: at.trim(), what });
    const other = present.get(toKey(operation));
    if (other === undefined) tell('breaking', '', 'the operation is gone');
    else {
      compareOperations(tell, {
        before: { document: before, operation },
        after: { document: after, operation: other },
      });
    }
    return changes;
  });
}

/** Names of path parameters are nobody's business but the document's. */
const toKey = ({ method, path }: Operation): string => `${method} ${path.replace(/\{[^}]*\}/g, '{}')}`;

function compareOperations(tell: Tell, pair: Pair): void {
  compareWords(tell, pair);
  compareSecurity(tell, pair);
  compareParameters(tell, pair);
  compareBodies(tell, pair);
  compareResponses(tell, pair);
}

function compareWords(tell: Tell, { before, after }: Pair): void {
  const [one, other] = [before, after].map(({ document, operation }) => findAt(document, operation.pointer));
  if (!isObject(one) || !isObject(other)) return;
  for (const word of ['summary', 'description', 'tags', 'operationId'] as const) {
    if (!isDeepStrictEqual(one[word], other[word])) tell('prose', '', `the ${word} is another`);
  }
  if (other.deprecated === true && one.deprecated !== true) tell('additive', '', 'the operation is deprecated');
}

/** Who may call: by the headers or parameters that go together, whatever a document calls their schemes. */
function compareSecurity(tell: Tell, { before, after }: Pair): void {
  const [one, other] = [before, after].map(({ operation }) => {
    const ways = operation.security.map((way) =>
      way
        .map(({ in: place, name }) => `${place} ${name.toLowerCase()}`)
        .sort()
        .join(' and '),
    );
    return new Set(ways.length === 0 ? ['nothing'] : ways);
  }) as [Set<string>, Set<string>];
  for (const way of one) if (!other.has(way)) tell('breaking', '', `${way} no longer lets a client in`);
  for (const way of other) if (!one.has(way)) tell('additive', '', `${way} lets a client in now`);
}

function compareParameters(tell: Tell, pair: Pair): void {
  const [one, other] = [pair.before, pair.after].map(
    ({ operation }) => new Map(operation.parameters.map((each) => [toParameterKey(operation, each), each])),
  ) as [Map<string, Parameter>, Map<string, Parameter>];
  for (const [key, parameter] of one) {
    const now = other.get(key);
    const at = `${parameter.in} ${parameter.name}`;
    if (now === undefined) {
      tell('breaking', at, 'is gone');
      continue;
    }
    compareRequired(tell, at, parameter, now);
    if (now.description !== parameter.description) tell('prose', at, 'is described otherwise');
    compareSchemas(toComparison(tell, pair, 'request'), parameter.published, now.published, at);
  }
  for (const [key, parameter] of other) {
    if (!one.has(key)) tellNew(tell, `${parameter.in} ${parameter.name}`, parameter);
  }
}

/** A parameter of the path goes by its position there, a header by its name in any case. */
function toParameterKey({ path }: Operation, { in: place, name }: Parameter): string {
  if (place === 'path') return `path ${path.split('/').findIndex((segment) => segment.includes(`{${name}}`))}`;
  return `${place} ${place === 'header' ? name.toLowerCase() : name}`;
}

function compareBodies(tell: Tell, pair: Pair): void {
  const [one, other] = [pair.before.operation.body, pair.after.operation.body];
  const at = 'body';
  if (one && other) {
    compareRequired(tell, at, one, other);
    compareContent(tell, pair, 'request', [one.content, other.content], at);
  } else if (one) tell('breaking', at, 'is gone');
  else if (other) tellNew(tell, at, other);
}

/** Something that a client may have to send. */
interface Wanted {
  required: boolean;
}

function compareRequired(tell: Tell, at: string, before: Wanted, after: Wanted): void {
  if (after.required && !before.required) tell('breaking', at, 'is required now');
  if (before.required && !after.required) tell('additive', at, 'is no longer required');
}

function tellNew(tell: Tell, at: string, { required }: Wanted): void {
  if (required) tell('breaking', at, 'is new, and required');
  else tell('additive', at, 'is new');
}

function compareResponses(tell: Tell, pair: Pair): void {
  const [one, other]: [Record<string, ResponseSpec>, Record<string, ResponseSpec>] = [
    pair.before.operation.responses,
    pair.after.operation.responses,
  ];
  for (const [status, response] of Object.entries(one)) {
    const now = other[status];
    if (now === undefined) {
      tell('breaking', status, 'the status is gone');
      continue;
    }
    if (now.description !== response.description) tell('prose', status, 'is described otherwise');
    compareContent(tell, pair, 'response', [response.content, now.content], status);
  }
  for (const status of Object.keys(other)) if (!(status in one)) tell('additive', status, 'the status is new');
}

function compareContent(
  tell: Tell,
  pair: Pair,
  direction: Comparison['direction'],
  [one, other]: [Record<string, Content>, Record<string, Content>],
  at: string,
): void {
  for (const [type, content] of Object.entries(one)) {
    const now = other[type];
    if (now === undefined) {
      tell('breaking', at, `${type} is gone`);
      continue;
    }
    if (!isDeepStrictEqual(now.examples, content.examples)) tell('prose', at, 'has other examples');
    compareSchemas(toComparison(tell, pair, direction), content.schema, now.schema, `${at} `);
  }
  for (const type of Object.keys(other)) if (!(type in one)) tell('additive', at, `${type} is new`);
}

function toComparison(tell: Tell, pair: Pair, direction: Comparison['direction']): Comparison {
  return { before: pair.before.document, after: pair.after.document, direction, tell, seen: new Set() };
}
