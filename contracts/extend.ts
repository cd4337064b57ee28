/**
 * What plugin modules import. A plugin adds a team's own rules to the check, by `--plugin`, by `plugins` of the
 * configuration, or by the option `plugins` of `checkContract`.
 */
export { findAt } from '../specs/json/json.ts';
export type { Value } from './plan/value.ts';
export type { TimeWindow, WindowName } from './plan/window.ts';
export {
  definePlugin,
  defineRelation,
  defineRule,
  defineScenarioTest,
  type ParameterSource,
  type Plugin,
} from './plugins/plugin.ts';
export type { Rule, RuleAnswer, RuleProblem } from './plugins/rule.ts';
export { listAt, sumAt, toFigure } from './relations/figures.ts';
export { type FilterNarrows, filterNarrows } from './relations/lists/filter-narrows.ts';
export type { Doubt, Read, Reading, Relation, RelationOutcome, RelationProblem } from './relations/relation.ts';
export type { ScenarioContext, ScenarioRequest, ScenarioTest } from './scenario-tests/scenario-test.ts';
export type { Discovery } from './vendor.ts';
