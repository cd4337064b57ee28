import type { Scenario } from '../../../scenario.ts';
import { conversationScenarios } from './conversations.ts';
import { defectScenarios } from './defects.ts';
import { timeScenarios } from './time.ts';

/** Edge cases, one file a theme. */
export const scenarios: readonly Scenario[] = [...timeScenarios, ...conversationScenarios, ...defectScenarios];
