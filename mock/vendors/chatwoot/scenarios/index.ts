import type { Scenario } from '../../../vendor-interface/scenario.ts';
import { conversationScenarios } from './conversations.ts';
import { defectScenarios } from './defects.ts';
import { timeScenarios } from './time.ts';

/** Scenarios for edge cases, one file per topic. */
export const scenarios: readonly Scenario[] = [...timeScenarios, ...conversationScenarios, ...defectScenarios];
