import type { Contract } from '../../specs/contract.ts';
import { vendorNames } from '../../specs/vendors.ts';
import { UsageError } from '../../usage-error.ts';
import type { OperationOptions } from '../options/operation-options.ts';
import type { Relation } from '../relations/relation.ts';
import { toPlainText } from '../results/finding.ts';
import type { ScenarioTest } from '../scenario-tests/scenario-test.ts';
import type { VendorCheck } from '../vendor.ts';
import { assertPlugin } from './assert-plugin.ts';
import { guardRelation, guardRule } from './guard.ts';
import { guardScenarioTest } from './guard-scenario-test.ts';
import { listSources, toEntities, toParameters, withoutGiven, withValues } from './parameters.ts';
import type { Plugin } from './plugin.ts';
import type { Rule } from './rule.ts';

/** A vendor's check with the additions of plugins, and their parameter values. */
export interface Extended {
  vendor: VendorCheck;
  rules: readonly Rule[];
  operations: Readonly<Record<string, OperationOptions>>;
}

/**
 * Adds plugins to a vendor's check. Ids are prefixed with the plugin's name, so that they are unique.
 *
 * @param given The user's own values and ids, which take precedence over those of plugins.
 * @throws UsageError `INVALID_PLUGIN` for operations or parameters that the contract does not have.
 */
export function withPlugins(
  vendor: VendorCheck,
  contract: Contract,
  plugins: readonly Plugin[],
  { operations, ids }: Pick<Extended, 'operations'> & { ids: Readonly<Record<string, unknown>> },
): Extended {
  const own = plugins.filter((plugin) => plugin.vendor === undefined || plugin.vendor === vendor.name);
  for (const plugin of own) assertOperations(plugin, contract);
  const wanted = own.flatMap((plugin) => listSources(plugin, contract));
  const sources = withoutGiven(wanted, vendor, ids);
  return {
    vendor: {
      ...vendor,
      relations: [...vendor.relations, ...own.flatMap(toRelations)],
      scenarioTests: [...vendor.scenarioTests, ...own.flatMap(toScenarioTests)],
      entities: { ...vendor.entities, ...toEntities(sources) },
      parameters: { ...vendor.parameters, ...toParameters(sources) },
    },
    rules: own.flatMap(toRules),
    operations: withValues(operations, sources),
  };
}

/**
 * Asserts that values are plugins of different names.
 *
 * @throws UsageError `INVALID_PLUGIN` or `DUPLICATE_PLUGIN`.
 */
export function readPlugins(plugins: readonly unknown[]): readonly Plugin[] {
  const names = new Set<string>();
  const read = plugins.map((plugin, index) => {
    assertPlugin(plugin, `plugins[${index}]`);
    if (names.has(plugin.name)) {
      throw new UsageError('DUPLICATE_PLUGIN', `Two plugins have the name "${plugin.name}". Rename one of them.`);
    }
    names.add(plugin.name);
    return plugin;
  });
  for (const [index, { vendor }] of read.entries()) assertKnownVendor(vendor, read, `plugins[${index}]`);
  return read;
}

/** A plugin of an unknown vendor would never apply. */
function assertKnownVendor(vendor: string | undefined, plugins: readonly Plugin[], where: string): void {
  const added = plugins.flatMap(({ vendors = [] }) => vendors.map(({ declaration }) => declaration.name));
  const known = [...vendorNames, ...added];
  if (vendor === undefined || known.includes(vendor)) return;
  const expected = known.map((name) => JSON.stringify(name)).join(' or ');
  throw new UsageError('INVALID_PLUGIN', `${where}: Expected ${expected} for vendor, got ${JSON.stringify(vendor)}.`);
}

function assertOperations({ name, relations = [], rules = [], scenarioTests = [] }: Plugin, contract: Contract): void {
  const parts = [
    ...relations.map((each) => ({
      kind: 'relation',
      ids: [...each.operations, ...each.reads.map((read) => read.operation)],
      id: each.id,
    })),
    ...rules.map(({ id, operations = [] }) => ({ kind: 'rule', ids: operations, id })),
    ...scenarioTests.map(({ id, operations }) => ({ kind: 'scenario test', ids: operations, id })),
  ];
  for (const { kind, id, ids } of parts) {
    for (const operation of ids) {
      if (contract.findOperation(operation)) continue;
      const part = `${kind} "${id}" of the plugin "${name}"`;
      throw new UsageError(
        'UNKNOWN_OPERATION',
        `The document has no operation "${toPlainText(operation, 100)}", which the ${part} names. \`chatpact specs\` lists the operations.`,
      );
    }
  }
}

function toRelations({ name, relations = [] }: Plugin): Relation[] {
  return relations.map((relation) => guardRelation(relation, `${name}/${relation.id}`));
}

function toRules({ name, rules = [] }: Plugin): Rule[] {
  return rules.map((rule) => guardRule(rule, `${name}/${rule.id}`));
}

function toScenarioTests({ name, scenarioTests = [] }: Plugin): ScenarioTest[] {
  return scenarioTests.map((test) => guardScenarioTest(test, `${name}/${test.id}`));
}
