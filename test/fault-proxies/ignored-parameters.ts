import type { Operation, Parameter } from '../../specs/operations.ts';
import type { BuiltInVendorName } from '../../specs/vendors.ts';
import type { ProxyFault, Query } from './fault-proxy.ts';

/** A server that ignores a parameter, or one of its values. */
export interface IgnoredParameter {
  vendor: BuiltInVendorName;
  operation: Operation;
  parameter: string;
  /** A short description of the fault. */
  name: string;
  /** The query as the server interprets it; the same object if nothing changes. */
  read(query: Query): Query;
}

/** Values that servers accept but no schema lists. */
const knownValues: Record<string, string[]> = {
  'list-all-conversation-statistics.group_by': ['hour', 'week', 'month', 'year'],
  'list-all-conversation-statistics.timezone_offset': ['-10', '9', '5.5'],
};

/**
 * Lists the ways to ignore one parameter of an operation. An optional parameter, or one of its values, is treated as
 * absent. A required parameter always has the same value.
 */
export function listIgnored(vendor: BuiltInVendorName, operation: Operation, parameter: Parameter): IgnoredParameter[] {
  const { name, schema } = parameter;
  const listed = Array.isArray(schema.enum) ? schema.enum.map(String) : knownValues[`${operation.id}.${name}`];
  const common = { vendor, operation, parameter: name };
  const { requiredUnless, requiredWhen } = parameter.behaviour;
  const isRequired = parameter.required || requiredUnless !== undefined || requiredWhen !== undefined;
  if (!isRequired) {
    const without = ({ [name]: _, ...rest }: Query) => rest;
    const values = (listed ?? []).filter((value) => value !== schema.default);
    return [
      { ...common, name: `${name} is ignored`, read: without },
      ...values.map((value) => ({
        ...common,
        name: `${name}=${value} is ignored`,
        read: (query: Query) => (query[name] === value ? without(query) : query),
      })),
    ];
  }
  if (listed) {
    return listed.map((value) => ({
      ...common,
      name: `${name} is always ${value}`,
      read: (query: Query) => (query[name] === value ? query : { ...query, [name]: value }),
    }));
  }
  let first: string | undefined;
  const read = (query: Query) => {
    first ??= query[name] ?? '';
    return query[name] === first ? query : { ...query, [name]: first };
  };
  return [{ ...common, name: `${name} always has the value of the first request`, read }];
}

/** The fault, for a fault-injecting proxy. */
export function toFault({ operation, parameter, read }: IgnoredParameter): ProxyFault {
  const path = new RegExp(`^${operation.path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
  return async (body, { path: asked, query }, ask) => {
    if (!path.test(asked) || !(parameter in query)) return body;
    const changed = read(query);
    if (changed === query) return body;
    // A server cannot ignore a parameter without which it has no response.
    return (await ask({ query: changed })) ?? body;
  };
}
