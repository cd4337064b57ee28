import type { Contract } from '../../specs/contract.ts';
import { isSafe, type Operation } from '../../specs/operations.ts';
import type { Credentials } from '../credentials/credentials.ts';
import { toMissingSchemeReason } from '../credentials/missing-credentials.ts';
import type { VendorCheck } from '../vendor.ts';
import type { Case } from './case.ts';
import { markInferredRefusal } from './inferred.ts';
import { planRefusals } from './refusals.ts';
import { planSuccesses } from './success.ts';
import { toDefaultRequest } from './values.ts';

export interface PlanOptions {
  contract: Contract;
  vendor: VendorCheck;
  credentials: Credentials;
  allowWrites: boolean;
  /** Requires the server to refuse bad input even where the document does not say so. */
  strictInput?: boolean;
}

/** Derives the cases from a contract. The same contract always gives the same list in the same order. */
export function planCases({ contract, vendor, credentials, allowWrites, strictInput }: PlanOptions): Case[] {
  const planned = contract.operations.flatMap((operation) => planOperation(operation, vendor, allowWrites));
  const ofOperations = strictInput ? planned : planned.map((each) => markInferredRefusal(each, contract));
  const relations = vendor.relations.map((relation): Case => {
    const absent = relation.operations.find((id) => !contract.findOperation(id));
    return {
      kind: 'relation',
      id: `relation/${relation.id}`,
      title: relation.statement,
      operation: relation.operations[0] ?? '',
      relation,
      skip: absent === undefined ? undefined : `the document has no operation ${absent}`,
    };
  });
  return [...ofOperations, ...relations, ...planScenarioTests(vendor, contract, allowWrites)].map((each) =>
    withIdentity(each, credentials),
  );
}

function planScenarioTests({ scenarioTests }: VendorCheck, contract: Contract, allowWrites: boolean): Case[] {
  return scenarioTests.map((scenarioTest) => {
    const absent = scenarioTest.operations.find((id) => !contract.findOperation(id));
    const skip = absent === undefined ? undefined : `the document has no operation ${absent}`;
    return {
      kind: 'scenario-test',
      id: `scenario-test/${scenarioTest.id}`,
      title: scenarioTest.statement,
      operation: scenarioTest.operations[0] ?? '',
      scenarioTest,
      skip: allowWrites ? skip : 'it changes data, and --allow-writes is not set',
    };
  });
}

function planOperation(operation: Operation, vendor: VendorCheck, allowWrites: boolean): Case[] {
  const { id, method } = operation;
  const skipped = (skip: string): Case[] => [
    {
      kind: 'request',
      id: `${id}/success`,
      title: `${id} answers as documented`,
      operation: id,
      request: { path: {}, query: {}, role: 'full' },
      expect: { kind: 'success' },
      skip,
    },
  ];
  const isWrite = !isSafe(operation);
  if (isWrite && !allowWrites) return skipped(`it is a ${method.toUpperCase()}, which may change data`);
  const missingScheme = toMissingSchemeReason(operation, vendor);
  if (missingScheme !== undefined) return skipped(missingScheme);
  if (isWrite) return planWrite(operation, vendor) ?? skipped('no harmless request body is known for it');

  const defaultRequest = toDefaultRequest(operation, vendor);
  if ('skip' in defaultRequest) return skipped(defaultRequest.skip);
  const paginationCases: Case[] = operation.behaviour.pagination
    ? [
        {
          kind: 'pagination',
          id: `${id}/pagination`,
          title: `${id}: the pages together hold every item once, in order`,
          operation: id,
          request: defaultRequest,
        },
      ]
    : [];
  return [
    ...planSuccesses(operation, vendor, defaultRequest),
    ...planRefusals(operation, vendor, defaultRequest),
    ...paginationCases,
  ];
}

// Only writes that the server must refuse are planned, because they change no data.
function planWrite(operation: Operation, vendor: VendorCheck): Case[] | undefined {
  const body = vendor.bodies?.[operation.id]?.unrecognised;
  if (body === undefined) return undefined;
  return [
    {
      kind: 'request',
      id: `${operation.id}/refusal/unrecognised`,
      title: `${operation.id} refuses unknown credentials`,
      operation: operation.id,
      request: { path: {}, query: {}, role: 'none', body },
      expect: { kind: 'refusal', refusal: 'unrecognised' },
    },
  ];
}

function withIdentity(each: Case, credentials: Credentials): Case {
  if (each.skip !== undefined) return each;
  const role = 'request' in each ? each.request.role : 'full';
  if (credentials.find(role)) return each;
  const names = credentials.variablesOf(role === 'wrong' ? 'full' : role);
  return { ...each, skip: `no credentials for it: set ${names.join(' and ')}` };
}
