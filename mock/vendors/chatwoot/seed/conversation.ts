import { type Chance, getAt } from '../../../seed/chance.ts';
import { SECOND } from '../../../seed/days.ts';
import type { Inbox, Topic } from './accounts.ts';
import { type Agent, TOO_LONG_AWAY } from './agents.ts';
import { talkWithBot } from './bot.ts';
import { chooseAgent, labelAs } from './dispatch.ts';
import { endConversation } from './ending.ts';
import { Pen, type World } from './story.ts';
import { answer, ask, type Case, reply } from './talk.ts';

/** Plans a whole conversation from its first message on. The schedule ignores events after now. */
export function planConversation(world: World, inbox: Inbox, topic: Topic, at: number): void {
  const { chance } = world;
  const pen = new Pen(world, inbox, at);
  let opened: number | undefined = at;
  if (chance.happens(0.3)) opened = pen.asks(at + chance.integer(12, 90) * SECOND);
  if (inbox.bot !== undefined) opened = talkWithBot(world, pen, inbox.bot, opened);
  // The bot resolved it, or the customer left.
  if (opened === undefined || opened > world.now) return;

  // A few conversations are never assigned or answered.
  if (chance.happens(0.004)) return;
  const agent = chooseAgent(world, topic.team, opened);
  if (chance.happens(0.025)) closeUnanswered(world, pen, agent, opened);
  else support({ world, pen, topic, tempo: inbox.tempo, agent }, opened);
}

// Spam and wrong addresses: resolved without an assignment or a reply.
function closeUnanswered(world: World, pen: Pen, agent: Agent, opened: number): void {
  const at = agent.work(opened, world.chance.wait(2400, 0.9));
  if (world.chance.happens(0.3)) pen.notes(at - SECOND, agent.actor);
  pen.becomes('conversation.resolved', at, agent.actor);
}

/** Plans the assignment, the first reply, and a number of exchanges between the customer and the agent. */
function support(current: Case, opened: number): void {
  const { world, tempo } = current;
  const { chance } = world;
  let last = answer(current, reply(current, assignAgent(current, opened), tempo.firstReply));
  let isUnanswered = false;
  for (let left = drawExchanges(chance, tempo.exchanges); left > 0 && last <= world.now; left--) {
    isUnanswered = chance.happens(0.07);
    if (isUnanswered) break;
    const asked = reassign(current, ask(current, last));
    if (chance.happens(0.09)) writeNote(current, asked);
    last = answer(current, reply(current, asked, tempo.reply));
  }
  if (last <= world.now) endConversation(current, last, isUnanswered);
}

/** Assigns the conversation: at once if the agent is on shift, else some time after the start of the next shift. */
function assignAgent(current: Case, opened: number): number {
  const { world, pen, topic, agent } = current;
  const { chance } = world;
  const onShift = agent.findOnShift(opened);
  const assigned =
    onShift > opened ? agent.work(onShift, chance.wait(2100, 0.9)) : onShift + chance.integer(1, 25) * SECOND;
  // The team first: a new team unassigns an assignee who is not a member, and the seeded teams have no members.
  if (chance.happens(0.87)) pen.movesTo(assigned, topic.team.id);
  pen.assigns(assigned, agent.actor.id);
  if (chance.happens(0.8)) labelAs(current, assigned + chance.integer(5, 120) * SECOND);
  return assigned;
}

/**
 * Sometimes moves the conversation to another agent, by chance or because the agent is away for long.
 *
 * @returns The instant from which the current agent handles it.
 */
function reassign(current: Case, at: number): number {
  const { world, pen, topic, agent } = current;
  const { chance } = world;
  const isAway = agent.findOnShift(at) - at > TOO_LONG_AWAY;
  if (!isAway && !chance.happens(0.018)) return at;
  const team = isAway ? topic.team : chance.pick(pen.story.inbox.account.teams);
  const next = chooseAgent(world, team, at);
  if (next === agent) return at;
  const moved = isAway ? next.findOnShift(at) : agent.work(at, chance.wait(240, 0.6));
  if (!isAway) pen.notes(moved, agent.actor);
  if (team !== topic.team) pen.movesTo(moved, team.id);
  pen.assigns(moved, next.actor.id);
  current.agent = next;
  return moved;
}

// A private note, sometimes with a note of a colleague in reply.
function writeNote({ world, pen, topic, agent }: Case, since: number): void {
  const { chance } = world;
  const at = agent.findOnShift(since) + chance.integer(10, 60) * SECOND;
  pen.notes(at, agent.actor);
  if (!chance.happens(0.3)) return;
  const colleague = getAt(topic.team.agents, topic.team.drawAgent(chance));
  pen.notes(colleague.work(at, chance.wait(300, 0.8)), colleague.actor);
}

// A geometric distribution: many short conversations, few long ones.
function drawExchanges(chance: Chance, mean: number): number {
  const more = mean / (1 + mean);
  let exchanges = 0;
  while (exchanges < 14 && chance.happens(more)) exchanges++;
  return exchanges;
}
