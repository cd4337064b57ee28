import type { Contract } from '../../specs/contract.ts';
import type { Operation } from '../../specs/operations.ts';
import { UsageError } from '../../usage-error.ts';
import type { OperationOptions } from '../options/operation-options.ts';
import { findEntity } from '../plan/values.ts';
import type { Discovery, Entity, VendorCheck } from '../vendor.ts';
import type { ParameterSource, Plugin } from './plugin.ts';

/** The source of the values of one parameter in a plugin. */
interface Source {
  /** The kind of entity that is discovered, named by the parameter's key in the plugin. */
  entity: string;
  from: ParameterSource;
  /** The parameters that it applies to. */
  places: readonly { operation: string; name: string }[];
}

/**
 * Lists the sources of a plugin's parameter values, with the operations that have these parameters.
 *
 * @throws UsageError `INVALID_PLUGIN` for a parameter or a discovery operation that the contract does not have.
 */
export function listSources({ name: plugin, parameters = {} }: Plugin, contract: Contract): Source[] {
  return Object.entries(parameters).map(([key, from]) => {
    const places = contract.operations.flatMap((operation) =>
      listNames(operation)
        .filter((name) => key === name || key === `${operation.id}.${name}`)
        .map((name) => ({ operation: operation.id, name })),
    );
    const of = `of the plugin "${plugin}"`;
    if (places.length === 0) {
      const due = 'Expected the name of a path or query parameter, alone or as operation.name';
      throw new UsageError('UNKNOWN_PARAMETER', `No operation has the parameter "${key}" ${of}. ${due}.`);
    }
    if (typeof from === 'object' && !contract.findOperation(from.operation)) {
      const what = `from which the parameter "${key}" ${of} takes its values`;
      throw new UsageError('UNKNOWN_OPERATION', `The document has no operation "${from.operation}", ${what}.`);
    }
    return { entity: `${plugin}/${key}`, from, places };
  });
}

/** Names of the parameters that plugins can set: all but those of the time window. */
function listNames({ parameters, behaviour }: Operation): string[] {
  const edges = [behaviour.window?.from, behaviour.window?.to];
  const chosen = parameters.filter((each) => each.in === 'path' || each.in === 'query');
  return chosen.map(({ name }) => name).filter((name) => !edges.includes(name));
}

const isDiscovery = (from: ParameterSource): from is Discovery => typeof from === 'object';

/** Removes parameters for which the user gives an id, by entity (`inbox`) or by parameter name. */
export function withoutGiven(
  sources: readonly Source[],
  vendor: VendorCheck,
  ids: Readonly<Record<string, unknown>>,
): Source[] {
  return sources.map((source) => {
    const isGiven = ({ operation, name }: Source['places'][number]) =>
      Object.hasOwn(ids, findEntity(vendor, operation, name) ?? name);
    return { ...source, places: source.places.filter((place) => !isGiven(place)) };
  });
}

/** The entities that plugins discover. */
export function toEntities(sources: readonly Source[]): Record<string, Entity> {
  return Object.fromEntries(
    sources.flatMap(({ entity, from }) => (isDiscovery(from) ? [[entity, { discoveries: [from] }]] : [])),
  );
}

/** The entities of parameters that plugins discover. */
export function toParameters(sources: readonly Source[]): Record<string, string> {
  return Object.fromEntries(
    sources.flatMap(({ entity, from, places }) =>
      isDiscovery(from) ? places.map(({ operation, name }) => [`${operation}.${name}`, entity]) : [],
    ),
  );
}

/** Merges the user's values with those of plugins. The user's take precedence. */
export function withValues(
  given: Readonly<Record<string, OperationOptions>>,
  sources: readonly Source[],
): Record<string, OperationOptions> {
  const values: Record<string, OperationOptions> = { ...given };
  for (const { from, places } of sources) {
    if (isDiscovery(from)) continue;
    for (const { operation, name } of places) {
      const before = values[operation];
      values[operation] = { ...before, parameters: { [name]: from, ...before?.parameters } };
    }
  }
  return values;
}
