import { createWeightedDraw, getAt } from '../../../seed/random-source.ts';
import type { Team } from './accounts.ts';
import { type Agent, MAX_ABSENCE_MS } from './agents.ts';
import type { PlanningContext } from './conversation-planner.ts';
import type { AssignedConversation } from './exchanges.ts';

/** Draws up to four agents of the team, weighted by share, and returns the one who is on shift first. */
export function chooseAgent({ chance }: PlanningContext, team: Team, at: number): Agent {
  let best = getAt(team.agents, team.drawAgent(chance));
  let soonest = best.findOnShift(at);
  for (let draws = 1; draws < 4 && soonest > at; draws++) {
    const other = getAt(team.agents, team.drawAgent(chance));
    const start = other.findOnShift(at);
    if (start < soonest) [best, soonest] = [other, start];
  }
  if (soonest - at < MAX_ABSENCE_MS) return best;
  // All of them are away for long: returns the agent of the whole team who is back first.
  return team.agents.reduce((one, other) => (other.findOnShift(at) < one.findOnShift(at) ? other : one));
}

const drawLabelCount = createWeightedDraw([6, 52, 31, 11]);

/** Adds up to three labels: the label of the topic, then random labels, weighted towards the common ones. */
export function planLabels({ context, planner, topic }: AssignedConversation, at: number): number {
  const { chance } = context;
  const { labels } = planner.conversation.inbox.account;
  const count = drawLabelCount(chance);
  const chosen = new Set<number>();
  if (count > 0) chosen.add(topic.label);
  // The product of two uniform numbers favours the start of the list, which has the most used labels.
  for (let draw = 1; draw < count; draw++) {
    chosen.add(getAt(labels, Math.floor(labels.length * chance.fraction() * chance.fraction())));
  }
  return chosen.size === 0 ? at : planner.addLabels(at, [...chosen]);
}
