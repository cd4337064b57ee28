import { HOUR, MINUTE, SECOND } from '../../../seed/days.ts';
import type { Topic } from './accounts.ts';
import type { Agent } from './agents.ts';
import type { Tempo } from './places.ts';
import type { Pen, World } from './story.ts';

/** A conversation and the person who looks after it, which changes when it is passed on. */
export interface Case {
  world: World;
  pen: Pen;
  topic: Topic;
  tempo: Tempo;
  agent: Agent;
}

/** When the agent's next word comes: by their own pace and working time, or now and then from the sofa. */
export function reply({ world, tempo, agent }: Case, since: number, median: number): number {
  const { chance } = world;
  const seconds = chance.wait(median * agent.pace * world.pressure(since), tempo.firstReply > 3000 ? 0.85 : 0.95);
  const isOffDuty = agent.findOnShift(since) > since;
  if (isOffDuty && chance.happens(0.03)) return since + seconds * 3 * SECOND;
  return agent.work(since, seconds);
}

/** One message, or a few in a row. */
export function answer({ world, pen, agent }: Case, at: number): number {
  pen.answers(at, agent.actor);
  return world.chance.happens(0.22) ? pen.answers(at + world.chance.integer(8, 75) * SECOND, agent.actor) : at;
}

/** The customer writes back, one message or a few; hardly ever in the middle of their night. */
export function ask({ world, pen, tempo }: Case, since: number): number {
  const { chance } = world;
  let at = since + chance.wait(tempo.customer, 1.1) * SECOND;
  const { office } = pen.story.inbox;
  const clock = office.toClock(at);
  if (clock < 6.5 * HOUR && chance.happens(0.9)) at += 6.5 * HOUR - clock + chance.integer(0, 200) * MINUTE;
  pen.asks(at);
  return chance.happens(0.27) ? pen.asks(at + chance.integer(6, 110) * SECOND) : at;
}
