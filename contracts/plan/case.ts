import type { RefusalKind } from '../../specs/behaviour.ts';
import type { Operation } from '../../specs/operations.ts';
import type { Relation } from '../relations/relation.ts';
import type { ScenarioTest } from '../scenario-tests/scenario-test.ts';
import type { CaseRequest } from './values.ts';

/** The response that a case expects: a success, or a refusal of one kind, possibly because of one parameter. */
export type Expectation =
  | { kind: 'success' }
  | {
      kind: 'refusal';
      refusal: RefusalKind;
      parameter?: string;
      /** True if the document does not state the refusal, but its parameter definitions imply it. */
      inferred?: boolean;
    };

interface CaseBase {
  /** `operation/purpose/detail`. Stays the same in all runs. */
  id: string;
  /** One sentence. */
  title: string;
  /** Operation id. For a relation, its first operation. */
  operation: string;
  /** The reason to skip the case, if known when the cases are planned. */
  skip?: string;
  /** Ids of the checks that judge its responses, if the selection excludes some. Default: all that apply. */
  checks?: readonly string[];
}

/** One request and its response. */
export interface RequestCase extends CaseBase {
  kind: 'request';
  request: CaseRequest;
  expect: Expectation;
}

/** Reads all pages of a list, and the page after the last. */
export interface PaginationCase extends CaseBase {
  kind: 'pagination';
  request: CaseRequest;
}

/** Several responses whose figures must agree. */
export interface RelationCase extends CaseBase {
  kind: 'relation';
  relation: Relation;
}

/** A scenario test: changes data and checks that reports show the change. */
export interface ScenarioTestCase extends CaseBase {
  kind: 'scenario-test';
  scenarioTest: ScenarioTest;
}

export type Case = RequestCase | PaginationCase | RelationCase | ScenarioTestCase;

/** Lists the ids of all operations that a case calls. */
export function operationsOf(each: Case): readonly string[] {
  if (each.kind === 'relation') return each.relation.operations;
  return each.kind === 'scenario-test' ? each.scenarioTest.operations : [each.operation];
}

/** Builds a case that expects a refusal. */
export function toRefusalCase(
  operation: Operation,
  refusal: RefusalKind,
  request: CaseRequest,
  title: string,
  detail: { parameter?: string; variant?: string } = {},
): RequestCase {
  const { parameter, variant } = detail;
  const kind = parameter === undefined ? refusal : `${refusal}:${parameter}`;
  return {
    kind: 'request',
    id: [operation.id, 'refusal', kind, variant].filter((part) => part !== undefined).join('/'),
    title: `${operation.id} refuses ${title}`,
    operation: operation.id,
    request,
    expect: { kind: 'refusal', refusal, parameter },
  };
}
