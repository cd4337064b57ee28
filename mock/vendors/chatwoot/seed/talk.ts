import { HOUR, MINUTE, SECOND } from '../../../seed/days.ts';
import type { Topic } from './accounts.ts';
import type { Agent } from './agents.ts';
import type { Tempo } from './places.ts';
import type { Pen, World } from './story.ts';

/** A conversation and its current agent, who can change. */
export interface Case {
  world: World;
  pen: Pen;
  topic: Topic;
  tempo: Tempo;
  agent: Agent;
}

/** Returns the instant of the agent's next reply, by pace and working time. Sometimes agents reply outside of a shift. */
export function reply({ world, tempo, agent }: Case, since: number, median: number): number {
  const { chance } = world;
  const seconds = chance.wait(median * agent.pace * world.pressure(since), tempo.firstReply > 3000 ? 0.85 : 0.95);
  const isOffDuty = agent.findOnShift(since) > since;
  if (isOffDuty && chance.happens(0.03)) return since + seconds * 3 * SECOND;
  return agent.work(since, seconds);
}

/** Plans one or two messages of the agent, and returns the instant of the last. */
export function answer({ world, pen, agent }: Case, at: number): number {
  pen.answers(at, agent.actor);
  return world.chance.happens(0.22) ? pen.answers(at + world.chance.integer(8, 75) * SECOND, agent.actor) : at;
}

/** Plans one or two messages of the customer, rarely at night in the customer's local time. */
export function ask({ world, pen, tempo }: Case, since: number): number {
  const { chance } = world;
  let at = since + chance.wait(tempo.customer, 1.1) * SECOND;
  const { office } = pen.story.inbox;
  const clock = office.toClock(at);
  if (clock < 6.5 * HOUR && chance.happens(0.9)) at += 6.5 * HOUR - clock + chance.integer(0, 200) * MINUTE;
  pen.asks(at);
  return chance.happens(0.27) ? pen.asks(at + chance.integer(6, 110) * SECOND) : at;
}
