import { HOUR, MINUTE, SECOND } from '../../../seed/days.ts';
import type { ChannelTimes } from './account-plans.ts';
import type { Topic } from './accounts.ts';
import type { Agent } from './agents.ts';
import type { ConversationPlanner, PlanningContext } from './conversation-planner.ts';

/** A conversation and its current agent, who can change. */
export interface AssignedConversation {
  context: PlanningContext;
  planner: ConversationPlanner;
  topic: Topic;
  tempo: ChannelTimes;
  agent: Agent;
}

/** Returns the instant of the agent's next reply, by pace and working time. Sometimes agents reply outside of a shift. */
export function drawReplyTime({ context, tempo, agent }: AssignedConversation, since: number, median: number): number {
  const { chance } = context;
  const seconds = chance.waitSeconds(
    median * agent.pace * context.responseTimeFactor(since),
    tempo.firstReply > 3000 ? 0.85 : 0.95,
  );
  const isOffDuty = agent.findOnShift(since) > since;
  if (isOffDuty && chance.happens(0.03)) return since + seconds * 3 * SECOND;
  return agent.addWorkingTime(since, seconds);
}

/** Plans one or two messages of the agent, and returns the instant of the last. */
export function planReply({ context, planner, agent }: AssignedConversation, at: number): number {
  planner.addReply(at, agent.actor);
  return context.chance.happens(0.22) ? planner.addReply(at + context.chance.integer(8, 75) * SECOND, agent.actor) : at;
}

/** Plans one or two messages of the customer, rarely at night in the customer's local time. */
export function planCustomerMessage({ context, planner, tempo }: AssignedConversation, since: number): number {
  const { chance } = context;
  let at = since + chance.waitSeconds(tempo.customer, 1.1) * SECOND;
  const { office } = planner.conversation.inbox;
  const clock = office.toClock(at);
  if (clock < 6.5 * HOUR && chance.happens(0.9)) at += 6.5 * HOUR - clock + chance.integer(0, 200) * MINUTE;
  planner.addCustomerMessage(at);
  return chance.happens(0.27) ? planner.addCustomerMessage(at + chance.integer(6, 110) * SECOND) : at;
}
