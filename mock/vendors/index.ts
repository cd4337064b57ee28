import { UsageError } from '../../usage-error.ts';
import type { Scenario } from '../scenario.ts';
import type { Vendor } from '../vendor.ts';
import { chatwoot } from './chatwoot/index.ts';
import { rocketchat } from './rocketchat/index.ts';

/** One line a vendor. The first one that owns a path answers for it. */
export const vendors: readonly Vendor[] = [chatwoot, rocketchat];

export const listScenarios = (): Scenario[] => vendors.flatMap(({ scenarios }) => scenarios);

export const findScenario = (name: string): Scenario | undefined => listScenarios().find((each) => each.name === name);

/** The scenario of that name. Throws UsageError `BAD_OPTION` that lists the names there are. */
export function getScenario(name: string): Scenario {
  const scenario = findScenario(name);
  if (scenario) return scenario;
  const names = listScenarios().map((each) => each.name);
  throw new UsageError('BAD_OPTION', `There is no scenario "${name}". Scenarios: ${names.join(', ')}.`);
}
