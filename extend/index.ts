/**
 * What plugin modules import. A plugin adds vendors to the mock and the check, and a team's own rules and report formats to
 * the check: by `--plugin`, by `plugins` of the configuration, or by the option `plugins` of `createMock` and
 * `checkContract`.
 */

export type { Value } from '../contracts/plan/value.ts';
export type { TimeWindow, WindowName } from '../contracts/plan/window.ts';
export {
  defineRelation,
  defineRule,
  defineScenarioTest,
  type ParameterSource,
} from '../contracts/plugins/plugin.ts';
export type { Rule, RuleAnswer, RuleProblem } from '../contracts/plugins/rule.ts';
export { listAt, sumAt, toFigure } from '../contracts/relations/figures.ts';
export { type FilterNarrows, filterNarrows } from '../contracts/relations/lists/filter-narrows.ts';
export type {
  Doubt,
  Read,
  Reading,
  Relation,
  RelationOutcome,
  RelationProblem,
} from '../contracts/relations/relation.ts';
export {
  createFinalReporter,
  defineReporter,
  type ReportContext,
  type Reporter,
  type ReporterSpec,
  type Sink,
} from '../contracts/reporters/reporter.ts';
export type { CheckEvent, CheckReport } from '../contracts/results/check-report.ts';
export type { ScenarioContext, ScenarioRequest, ScenarioTest } from '../contracts/scenario-tests/scenario-test.ts';
export type { Discovery, Entity, HeldRole, VendorCheckDefinition } from '../contracts/vendor.ts';
export { ApiError, type ApiErrorKind, createNotFoundError, createParameterError } from '../mock/api-error.ts';
export type { Company } from '../mock/seed/company.ts';
export { createRandomSource, type RandomSource } from '../mock/seed/random-source.ts';
export type { DomainEvent } from '../mock/state/event-log.ts';
export type { VendorDefinition as VendorMockDefinition } from '../mock/vendor-interface/definition.ts';
export { createErrorRenderer, type ShownError } from '../mock/vendor-interface/error-renderer.ts';
export type { Handler, HandlerCall } from '../mock/vendor-interface/handler.ts';
export type { Identity } from '../mock/vendor-interface/identity.ts';
export { createKeyAccess, type KeyHolder } from '../mock/vendor-interface/key-access.ts';
export { CustomReply } from '../mock/vendor-interface/reply.ts';
export type { ReportChart } from '../mock/vendor-interface/report-chart.ts';
export type { MockRequest } from '../mock/vendor-interface/request.ts';
export { findAt } from '../specs/json/json.ts';
export { declareVendor, type VendorDeclaration } from '../specs/vendor-declaration.ts';
export { definePlugin, type Plugin } from './plugin.ts';
export { defineVendor, type VendorExtension, type VendorParts } from './vendor.ts';
