import { isDeepStrictEqual } from 'node:util';
import { findAt, isObject, type JsonObject } from '../json/json.ts';
import { type Content, listOperations, type Operation, type Parameter, type ResponseSpec } from '../operations.ts';
import type { DocumentChange, Severity } from './change.ts';
import { type Comparison, compareSchemas } from './compare-schemas.ts';

type ReportChange = Comparison['report'];

/** Two documents and the operation in each. */
interface Pair {
  before: { document: JsonObject; operation: Operation };
  after: { document: JsonObject; operation: Operation };
}

/**
 * Lists the changes between two documents that affect a client of the first one. Operations that only the second document
 * has are not changes.
 */
export function diffDocuments(before: JsonObject, after: JsonObject): DocumentChange[] {
  const present = new Map(listOperations(after).map((operation) => [toKey(operation), operation]));
  return listOperations(before).flatMap((operation) => {
    const changes: DocumentChange[] = [];
    const name = `${operation.method.toUpperCase()} ${operation.path}`;
    const report = (severity: Severity, at: string, what: string) =>
      changes.push({ severity, operation: name, at: at.trim(), what });
    const other = present.get(toKey(operation));
    if (other === undefined) report('breaking', '', 'the operation was removed');
    else {
      compareOperations(report, {
        before: { document: before, operation },
        after: { document: after, operation: other },
      });
    }
    return changes;
  });
}

/** Identifies an operation regardless of the names of its path parameters, which do not appear on the wire. */
const toKey = ({ method, path }: Operation): string => `${method} ${path.replace(/\{[^}]*\}/g, '{}')}`;

function compareOperations(report: ReportChange, pair: Pair): void {
  compareWords(report, pair);
  compareSecurity(report, pair);
  compareParameters(report, pair);
  compareBodies(report, pair);
  compareResponses(report, pair);
}

function compareWords(report: ReportChange, { before, after }: Pair): void {
  const [one, other] = [before, after].map(({ document, operation }) => findAt(document, operation.pointer));
  if (!isObject(one) || !isObject(other)) return;
  for (const word of ['summary', 'description', 'tags', 'operationId'] as const) {
    if (!isDeepStrictEqual(one[word], other[word])) report('prose', '', `the ${word} changed`);
  }
  if (other.deprecated === true && one.deprecated !== true) report('additive', '', 'the operation is deprecated');
}

/** Compares the accepted credentials by header or parameter, regardless of the names of the security schemes. */
function compareSecurity(report: ReportChange, { before, after }: Pair): void {
  const [one, other] = [before, after].map(({ operation }) => {
    const ways = operation.security.map((way) =>
      way
        .map(({ in: place, name }) => `${place} ${name.toLowerCase()}`)
        .sort()
        .join(' and '),
    );
    return new Set(ways.length === 0 ? [''] : ways);
  }) as [Set<string>, Set<string>];
  const toAccepted = (way: string) => (way === '' ? 'requests without credentials' : `${way} as credentials`);
  for (const way of one) if (!other.has(way)) report('breaking', '', `no longer accepts ${toAccepted(way)}`);
  for (const way of other) if (!one.has(way)) report('additive', '', `now accepts ${toAccepted(way)}`);
}

function compareParameters(report: ReportChange, pair: Pair): void {
  const [one, other] = [pair.before, pair.after].map(
    ({ operation }) => new Map(operation.parameters.map((each) => [toParameterKey(operation, each), each])),
  ) as [Map<string, Parameter>, Map<string, Parameter>];
  for (const [key, parameter] of one) {
    const now = other.get(key);
    const at = `${parameter.in} ${parameter.name}`;
    if (now === undefined) {
      report('breaking', at, 'was removed');
      continue;
    }
    compareRequired(report, at, parameter, now);
    if (now.description !== parameter.description) report('prose', at, 'has a different description');
    compareSchemas(toComparison(report, pair, 'request'), parameter.published, now.published, at);
  }
  for (const [key, parameter] of other) {
    if (!one.has(key)) reportNew(report, `${parameter.in} ${parameter.name}`, parameter);
  }
}

/** Path parameters match by position, headers by case-insensitive name, others by name. */
function toParameterKey({ path }: Operation, { in: place, name }: Parameter): string {
  if (place === 'path') return `path ${path.split('/').findIndex((segment) => segment.includes(`{${name}}`))}`;
  return `${place} ${place === 'header' ? name.toLowerCase() : name}`;
}

function compareBodies(report: ReportChange, pair: Pair): void {
  const [one, other] = [pair.before.operation.body, pair.after.operation.body];
  const at = 'body';
  if (one && other) {
    compareRequired(report, at, one, other);
    compareContent(report, pair, 'request', [one.content, other.content], at);
  } else if (one) report('breaking', at, 'was removed');
  else if (other) reportNew(report, at, other);
}

/** A parameter or body that a client may have to send. */
interface Wanted {
  required: boolean;
}

function compareRequired(report: ReportChange, at: string, before: Wanted, after: Wanted): void {
  if (after.required && !before.required) report('breaking', at, 'is now required');
  if (before.required && !after.required) report('additive', at, 'is no longer required');
}

function reportNew(report: ReportChange, at: string, { required }: Wanted): void {
  if (required) report('breaking', at, 'is new and required');
  else report('additive', at, 'is new');
}

function compareResponses(report: ReportChange, pair: Pair): void {
  const [one, other]: [Record<string, ResponseSpec>, Record<string, ResponseSpec>] = [
    pair.before.operation.responses,
    pair.after.operation.responses,
  ];
  for (const [status, response] of Object.entries(one)) {
    const now = other[status];
    if (now === undefined) {
      report('breaking', status, 'the status was removed');
      continue;
    }
    if (now.description !== response.description) report('prose', status, 'has a different description');
    compareContent(report, pair, 'response', [response.content, now.content], status);
  }
  for (const status of Object.keys(other)) if (!(status in one)) report('additive', status, 'the status is new');
}

function compareContent(
  report: ReportChange,
  pair: Pair,
  direction: Comparison['direction'],
  [one, other]: [Record<string, Content>, Record<string, Content>],
  at: string,
): void {
  for (const [type, content] of Object.entries(one)) {
    const now = other[type];
    if (now === undefined) {
      report('breaking', at, `${type} was removed`);
      continue;
    }
    if (!isDeepStrictEqual(now.examples, content.examples)) report('prose', at, 'has different examples');
    compareSchemas(toComparison(report, pair, direction), content.schema, now.schema, `${at} `);
  }
  for (const type of Object.keys(other)) if (!(type in one)) report('additive', at, `${type} is new`);
}

function toComparison(report: ReportChange, pair: Pair, direction: Comparison['direction']): Comparison {
  return { before: pair.before.document, after: pair.after.document, direction, report, seen: new Set() };
}
