import { SECOND } from '../../../seed/days.ts';
import { getAt, type RandomSource } from '../../../seed/random-source.ts';
import type { Inbox, Topic } from './accounts.ts';
import { type Agent, MAX_ABSENCE_MS } from './agents.ts';
import { talkWithBot } from './bot.ts';
import { ConversationPlanner, type PlanningContext } from './conversation-planner.ts';
import { chooseAgent, planLabels } from './dispatch.ts';
import { endConversation } from './ending.ts';
import { type AssignedConversation, drawReplyTime, planCustomerMessage, planReply } from './exchanges.ts';

/** Plans a whole conversation from its first message on. The schedule ignores events after now. */
export function planConversation(world: PlanningContext, inbox: Inbox, topic: Topic, at: number): void {
  const { chance } = world;
  const pen = new ConversationPlanner(world, inbox, at);
  let opened: number | undefined = at;
  if (chance.happens(0.3)) opened = pen.addCustomerMessage(at + chance.integer(12, 90) * SECOND);
  if (inbox.bot !== undefined) opened = talkWithBot(world, pen, inbox.bot, opened);
  // The bot resolved it, or the customer left.
  if (opened === undefined || opened > world.now) return;

  // A few conversations are never assigned or answered.
  if (chance.happens(0.004)) return;
  const agent = chooseAgent(world, topic.team, opened);
  if (chance.happens(0.025)) closeUnanswered(world, pen, agent, opened);
  else support({ context: world, planner: pen, topic, tempo: inbox.tempo, agent }, opened);
}

// Spam and wrong addresses: resolved without an assignment or a reply.
function closeUnanswered(world: PlanningContext, pen: ConversationPlanner, agent: Agent, opened: number): void {
  const at = agent.addWorkingTime(opened, world.chance.waitSeconds(2400, 0.9));
  if (world.chance.happens(0.3)) pen.addNote(at - SECOND, agent.actor);
  pen.changeStatus('conversation.resolved', at, agent.actor);
}

/** Plans the assignment, the first reply, and a number of exchanges between the customer and the agent. */
function support(current: AssignedConversation, opened: number): void {
  const { context, tempo } = current;
  const { chance } = context;
  let last = planReply(current, drawReplyTime(current, assignAgent(current, opened), tempo.firstReply));
  let isUnanswered = false;
  for (let left = drawExchanges(chance, tempo.exchanges); left > 0 && last <= context.now; left--) {
    isUnanswered = chance.happens(0.07);
    if (isUnanswered) break;
    const asked = reassign(current, planCustomerMessage(current, last));
    if (chance.happens(0.09)) writeNote(current, asked);
    last = planReply(current, drawReplyTime(current, asked, tempo.reply));
  }
  if (last <= context.now) endConversation(current, last, isUnanswered);
}

/** Assigns the conversation: at once if the agent is on shift, else some time after the start of the next shift. */
function assignAgent(current: AssignedConversation, opened: number): number {
  const { context, planner, topic, agent } = current;
  const { chance } = context;
  const onShift = agent.findOnShift(opened);
  const assigned =
    onShift > opened
      ? agent.addWorkingTime(onShift, chance.waitSeconds(2100, 0.9))
      : onShift + chance.integer(1, 25) * SECOND;
  // The team first: a new team unassigns an assignee who is not a member, and the seeded teams have no members.
  if (chance.happens(0.87)) planner.changeTeam(assigned, topic.team.id);
  planner.assign(assigned, agent.actor.id);
  if (chance.happens(0.8)) planLabels(current, assigned + chance.integer(5, 120) * SECOND);
  return assigned;
}

/**
 * Sometimes moves the conversation to another agent, by chance or because the agent is away for long.
 *
 * @returns The instant from which the current agent handles it.
 */
function reassign(current: AssignedConversation, at: number): number {
  const { context, planner, topic, agent } = current;
  const { chance } = context;
  const isAway = agent.findOnShift(at) - at > MAX_ABSENCE_MS;
  if (!isAway && !chance.happens(0.018)) return at;
  const team = isAway ? topic.team : chance.pick(planner.conversation.inbox.account.teams);
  const next = chooseAgent(context, team, at);
  if (next === agent) return at;
  const moved = isAway ? next.findOnShift(at) : agent.addWorkingTime(at, chance.waitSeconds(240, 0.6));
  if (!isAway) planner.addNote(moved, agent.actor);
  if (team !== topic.team) planner.changeTeam(moved, team.id);
  planner.assign(moved, next.actor.id);
  current.agent = next;
  return moved;
}

// A private note, sometimes with a note of a colleague in reply.
function writeNote({ context, planner, topic, agent }: AssignedConversation, since: number): void {
  const { chance } = context;
  const at = agent.findOnShift(since) + chance.integer(10, 60) * SECOND;
  planner.addNote(at, agent.actor);
  if (!chance.happens(0.3)) return;
  const colleague = getAt(topic.team.agents, topic.team.drawAgent(chance));
  planner.addNote(colleague.addWorkingTime(at, chance.waitSeconds(300, 0.8)), colleague.actor);
}

// A geometric distribution: many short conversations, few long ones.
function drawExchanges(chance: RandomSource, mean: number): number {
  const more = mean / (1 + mean);
  let exchanges = 0;
  while (exchanges < 14 && chance.happens(more)) exchanges++;
  return exchanges;
}
