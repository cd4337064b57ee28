import type { Contract } from '../../specs/contract.ts';
import type { Operation, Parameter } from '../../specs/operations.ts';
import { UsageError } from '../../usage-error.ts';
import { type Case, operationsOf } from '../plan/case.ts';

/** The user's options for one operation. */
export interface OperationOptions {
  /** Skips the operation's cases, and the relations that read it. The text is the reason. */
  skip?: string;
  /** Values by parameter name, to use instead of those that the check would choose or discover. */
  parameters?: Readonly<Record<string, string | number | boolean>>;
}

type ByOperation = Readonly<Record<string, OperationOptions>>;

/**
 * Returns a contract whose requests use the given parameter values before those of the document. Responses are judged as
 * before.
 *
 * @throws UsageError `UNKNOWN_OPERATION` for an unknown operation or parameter, and for parameters that other options set:
 *   credentials and the edges of the window.
 */
export function withGivenValues(contract: Contract, options: ByOperation): Contract {
  for (const [id, { parameters = {} }] of Object.entries(options)) {
    const operation = contract.findOperation(id);
    if (!operation) {
      throw new UsageError(
        'UNKNOWN_OPERATION',
        `The document has no operation "${id}", which operations sets options for.`,
      );
    }
    for (const name of Object.keys(parameters)) assertChoosable(operation, name);
  }
  const isUnchanged = Object.values(options).every(({ parameters }) => parameters === undefined);
  return isUnchanged ? contract : derive(contract, options, new Map());
}

// What is amended is derived too: else each entry of the ledger would seem to change the operation.
function derive(contract: Contract, options: ByOperation, family: Map<Contract, Contract>): Contract {
  const known = family.get(contract);
  if (known) return known;
  const operations = contract.operations.map((operation) => withValues(operation, options[operation.id]?.parameters));
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const derived: Contract = Object.create(contract, {
    operations: { value: operations },
    findOperation: { value: (id: string) => byId.get(id) },
    amend: { value: (ids: readonly string[]) => derive(contract.amend(ids), options, family) },
  });
  family.set(contract, derived);
  return derived;
}

/** The user's value for a parameter; undefined if there is none. */
export function findGivenValue(options: ByOperation | undefined, operation: string, name: string): string | undefined {
  const given = options && Object.hasOwn(options, operation) ? options[operation]?.parameters : undefined;
  return given && Object.hasOwn(given, name) ? String(given[name]) : undefined;
}

/** Marks a case as skipped if the user skips its operation, or an operation that its relation reads. */
export function withSkip<Planned extends Case>(each: Planned, options: ByOperation): Planned {
  const read = operationsOf(each);
  const id = read.find((name) => options[name]?.skip !== undefined);
  return id === undefined || each.skip !== undefined ? each : { ...each, skip: options[id]?.skip };
}

function assertChoosable({ id, parameters, behaviour }: Operation, name: string): void {
  const parameter = parameters.find((each) => each.name === name);
  if (parameter?.in !== 'path' && parameter?.in !== 'query') {
    throw new UsageError('UNKNOWN_PARAMETER', `${id} has no parameter "${name}" in its path or query.`);
  }
  if (name === behaviour.window?.from || name === behaviour.window?.to) {
    throw new UsageError(
      'RESERVED_PARAMETER',
      `"${name}" of ${id} limits the time window. Set since and until instead.`,
    );
  }
}

function withValues(operation: Operation, values: OperationOptions['parameters'] = {}): Operation {
  const parameters = operation.parameters.map((parameter): Parameter => {
    const value = values[parameter.name];
    if (value === undefined) return parameter;
    const { schema } = parameter;
    const others = Array.isArray(schema.enum)
      ? schema.enum.filter((each) => String(each) !== String(value))
      : undefined;
    return { ...parameter, schema: { ...schema, ...(others ? { enum: [value, ...others] } : { default: value }) } };
  });
  return { ...operation, parameters };
}
