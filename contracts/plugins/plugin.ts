import type { VendorDeclaration } from '../../specs/vendor-declaration.ts';
import type { VendorName } from '../../specs/vendors.ts';
import type { Relation } from '../relations/relation.ts';
import type { ReporterSpec } from '../reporters/reporter.ts';
import type { ScenarioTest } from '../scenario-tests/scenario-test.ts';
import type { Discovery, VendorCheck } from '../vendor.ts';
import type { Rule } from './rule.ts';

/** A parameter's value, or the operation that returns one. */
export type ParameterSource = string | number | boolean | Discovery;

/** A vendor that a plugin adds, as the check sees it. */
export interface PluginVendor {
  declaration: VendorDeclaration;
  /** Absent if only the mock serves the vendor. */
  check?: VendorCheck;
}

/** A team's additions to the check. `definePlugin` of `chatpact/extend` declares one. */
export interface Plugin {
  /** Letters, digits, `-` and `_`. A prefix of the ids that the plugin adds: `relation/acme/every-ticket-has-an-owner`. */
  name: string;
  /** The vendor that the plugin applies to. Default: every vendor. */
  vendor?: VendorName;
  /** Vendors in addition to the built-in ones. */
  vendors?: readonly PluginVendor[];
  /** Rules between figures of one or several responses. */
  relations?: readonly Relation[];
  /** Rules about single responses. */
  rules?: readonly Rule[];
  /** Report formats, by which `--report NAME` finds them. */
  reporters?: readonly ReporterSpec[];
  /** Tests that change data and check the reports. They only run with `allowWrites`. */
  scenarioTests?: readonly ScenarioTest[];
  /**
   * Values for parameters, by name (`campaign_id`), or by operation and name (`get-campaign.campaign_id`). Values in the
   * check's option `operations` take precedence.
   */
  parameters?: Readonly<Record<string, ParameterSource>>;
}

/**
 * Declares a relation. The document must contain its operations.
 *
 * @example
 * const labels = defineRelation({
 *   id: 'labels-are-unique',
 *   statement: 'No two labels have the same title.',
 *   operations: ['list-all-labels'],
 *   reads: [{ operation: 'list-all-labels' }],
 *   judge([list]) {
 *     const labels = findAt(list?.body, '/payload');
 *     if (!Array.isArray(labels)) return { unreadable: 'list-all-labels did not return a list' };
 *     const actual = new Set(labels.map((label) => findAt(label, '/title'))).size;
 *     const message = `${labels.length} labels have ${actual} titles.`;
 *     const problem = { pointer: '/payload', message, expected: labels.length, actual };
 *     return { problems: actual === labels.length ? [] : [problem], compared: labels.length };
 *   },
 * });
 */
export function defineRelation(relation: Relation): Relation {
  return relation;
}

/**
 * Declares a rule. The document must contain its operations.
 *
 * @example
 * const hasRequestId = defineRule({
 *   id: 'has-request-id',
 *   statement: 'Every response has the header X-Request-Id.',
 *   judge: ({ headers }) =>
 *     'x-request-id' in headers
 *       ? []
 *       : [{ pointer: '', message: 'The header is missing.', expected: 'x-request-id', actual: null }],
 * });
 */
export function defineRule(rule: Rule): Rule {
  return rule;
}

/**
 * Declares a scenario test: it changes data, checks reports and lists, and cleans up. It only runs with `allowWrites`. The
 * document must contain its operations.
 *
 * @example
 * const labelIsListed = defineScenarioTest({
 *   id: 'label-is-listed',
 *   statement: 'A label that is created is listed.',
 *   operations: ['list-all-labels', 'create-a-label', 'delete-a-label'],
 *   async run({ send, expect, cleanUp, tag }) {
 *     const label = await send({ operation: 'create-a-label', body: { title: tag } });
 *     cleanUp(`label ${tag}`, { operation: 'delete-a-label', path: { id: String(findAt(label, '/id')) } });
 *     const labels = findAt(await send({ operation: 'list-all-labels' }), '/payload');
 *     const found = Array.isArray(labels) ? labels.filter((each) => findAt(each, '/title') === tag) : [];
 *     expect('Labels of that title', '/payload', found.length, { exactly: 1 });
 *   },
 * });
 */
export function defineScenarioTest(test: ScenarioTest): ScenarioTest {
  return test;
}
