import { createDice, getAt } from '../../../seed/chance.ts';
import type { Team } from './accounts.ts';
import { type Agent, TOO_LONG_AWAY } from './agents.ts';
import type { World } from './story.ts';
import type { Case } from './talk.ts';

/** Of a few of the team, the one who is at work first; who takes on more is asked more often. */
export function chooseAgent({ chance }: World, team: Team, at: number): Agent {
  let best = getAt(team.agents, team.drawAgent(chance));
  let soonest = best.findOnShift(at);
  for (let asked = 1; asked < 4 && soonest > at; asked++) {
    const other = getAt(team.agents, team.drawAgent(chance));
    const start = other.findOnShift(at);
    if (start < soonest) [best, soonest] = [other, start];
  }
  if (soonest - at < TOO_LONG_AWAY) return best;
  // All who were asked are away for long: whoever is back first.
  return team.agents.reduce((one, other) => (other.findOnShift(at) < one.findOnShift(at) ? other : one));
}

const drawLabelCount = createDice([6, 52, 31, 11]);

/** Up to three labels: the topic's own first, then any, the usual ones more often. */
export function labelAs({ world, pen, topic }: Case, at: number): number {
  const { chance } = world;
  const { labels } = pen.story.inbox.account;
  const count = drawLabelCount(chance);
  const chosen = new Set<number>();
  if (count > 0) chosen.add(topic.label);
  // A product of uniforms favours the front of the list, where the most used ones are.
  for (let draw = 1; draw < count; draw++) {
    chosen.add(getAt(labels, Math.floor(labels.length * chance.fraction() * chance.fraction())));
  }
  return chosen.size === 0 ? at : pen.labels(at, [...chosen]);
}
