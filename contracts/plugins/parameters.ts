import type { Contract } from '../../specs/contract.ts';
import type { Operation } from '../../specs/operations.ts';
import { UsageError } from '../../usage-error.ts';
import type { OperationOptions } from '../operation-options.ts';
import { findEntity } from '../plan/values.ts';
import type { Discovery, Entity, VendorCheck } from '../vendor.ts';
import type { ParameterSource, Plugin } from './plugin.ts';

/** Where a plugin takes the values of one parameter from. */
interface Source {
  /** The kind of thing that is discovered, by the parameter as the plugin writes it. */
  entity: string;
  from: ParameterSource;
  /** Where it applies. */
  places: readonly { operation: string; name: string }[];
}

/**
 * Where a plugin takes values from, by the operations of the contract that have the parameter.
 *
 * @throws UsageError `INVALID_PLUGIN` for a parameter, or an operation to discover with, that the contract does not have.
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

/** Parameters whose values are to be chosen; the edges of a window are not. */
function listNames({ parameters, behaviour }: Operation): string[] {
  const edges = [behaviour.window?.from, behaviour.window?.to];
  const chosen = parameters.filter((each) => each.in === 'path' || each.in === 'query');
  return chosen.map(({ name }) => name).filter((name) => !edges.includes(name));
}

const isDiscovery = (from: ParameterSource): from is Discovery => typeof from === 'object';

/** The sources without the places for which the user gives an id, by its kind: `inbox`, or the name of the parameter. */
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

/** Kinds of things whose ids the API names. */
export function toEntities(sources: readonly Source[]): Record<string, Entity> {
  return Object.fromEntries(
    sources.flatMap(({ entity, from }) => (isDiscovery(from) ? [[entity, { discoveries: [from] }]] : [])),
  );
}

/** Which parameters name them. */
export function toParameters(sources: readonly Source[]): Record<string, string> {
  return Object.fromEntries(
    sources.flatMap(({ entity, from, places }) =>
      isDiscovery(from) ? places.map(({ operation, name }) => [`${operation}.${name}`, entity]) : [],
    ),
  );
}

/** The user's values, and those of plugins where the user gives none. */
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
