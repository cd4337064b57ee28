import type { RefusalKind } from '../../specs/behaviour.ts';
import type { Operation } from '../../specs/operations.ts';
import type { Relation } from '../relations/relation.ts';
import type { ScenarioTest } from '../scenario-tests/scenario-test.ts';
import type { CaseRequest } from './values.ts';

/** What a case's answer has to be: a success, or a refusal of one kind, perhaps on account of one parameter. */
export type Expectation =
  | { kind: 'success' }
  | {
      kind: 'refusal';
      refusal: RefusalKind;
      parameter?: string;
      /** True where the document does not say so: it follows from what it says of parameters. */
      inferred?: boolean;
    };

interface CaseBase {
  /** Same from run to run: operation/purpose/detail. */
  id: string;
  /** One sentence. */
  title: string;
  /** Operation id; of a relation, the first of its operations. */
  operation: string;
  /** Why it won't be run, when that is known beforehand. */
  skip?: string;
  /** The checks that are asked of its answers, where some of them were left out. Default: all that apply. */
  checks?: readonly string[];
}

/** One request, one answer. */
export interface RequestCase extends CaseBase {
  kind: 'request';
  request: CaseRequest;
  expect: Expectation;
}

/** All pages of a list, and the one after the last. */
export interface PaginationCase extends CaseBase {
  kind: 'walk';
  request: CaseRequest;
}

/** Several answers whose figures must agree. */
export interface RelationCase extends CaseBase {
  kind: 'relation';
  relation: Relation;
}

/** A change, and what reports make of it. */
export interface ScenarioTestCase extends CaseBase {
  kind: 'story';
  scenarioTest: ScenarioTest;
}

export type Case = RequestCase | PaginationCase | RelationCase | ScenarioTestCase;

/** Every operation that a case asks. */
export function operationsOf(each: Case): readonly string[] {
  if (each.kind === 'relation') return each.relation.operations;
  return each.kind === 'story' ? each.scenarioTest.operations : [each.operation];
}

/** A case that expects a refusal. */
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
