import { type Chance, getAt } from '../../../seed/chance.ts';
import { SECOND } from '../../../seed/days.ts';
import type { Inbox, Topic } from './accounts.ts';
import { type Agent, TOO_LONG_AWAY } from './agents.ts';
import { talkWithBot } from './bot.ts';
import { chooseAgent, labelAs } from './dispatch.ts';
import { endConversation } from './ending.ts';
import { Pen, type World } from './story.ts';
import { answer, ask, type Case, reply } from './talk.ts';

/** Plans a whole conversation from its first message on; the timeline drops what would lie after now. */
export function planConversation(world: World, inbox: Inbox, topic: Topic, at: number): void {
  const { chance } = world;
  const pen = new Pen(world, inbox, at);
  let opened: number | undefined = at;
  if (chance.happens(0.3)) opened = pen.asks(at + chance.integer(12, 90) * SECOND);
  if (inbox.bot !== undefined) opened = talkWithBot(world, pen, inbox.bot, opened);
  // The bot settled it, or the customer walked away.
  if (opened === undefined || opened > world.now) return;

  // Overlooked for good: not assigned, not answered.
  if (chance.happens(0.004)) return;
  const agent = chooseAgent(world, topic, opened);
  if (chance.happens(0.025)) closeUnread(world, pen, agent, opened);
  else support({ world, pen, topic, tempo: inbox.tempo, agent }, opened);
}

// Spam, wrong addresses, questions that answered themselves: read, closed, never assigned.
function closeUnread(world: World, pen: Pen, agent: Agent, opened: number): void {
  const at = agent.work(opened, world.chance.wait(2400, 0.9));
  if (world.chance.happens(0.3)) pen.notes(at - SECOND, agent.actor);
  pen.becomes('conversation.resolved', at, agent.actor);
}

/** The agent takes it on, answers, and goes on answering until one of the two has no more to say. */
function support(start: Case, opened: number): void {
  const { world, pen, topic, tempo } = start;
  const { chance } = world;
  let { agent } = start;

  const onShift = agent.findOnShift(opened);
  const waited = onShift > opened;
  // At night it is dealt out when the agent comes in and reads through what has piled up.
  const assigned = waited ? agent.work(onShift, chance.wait(2100, 0.9)) : onShift + chance.integer(1, 25) * SECOND;
  pen.assigns(assigned, agent.actor.id);
  if (chance.happens(0.87)) pen.movesTo(assigned, topic.team.id);
  if (chance.happens(0.8)) labelAs(start, assigned + chance.integer(5, 120) * SECOND);

  let last = answer(start, reply(start, assigned, tempo.firstReply));
  let isSilent = false;
  const exchanges = drawExchanges(chance, tempo.exchanges);
  for (let exchange = 0; exchange < exchanges && last <= world.now; exchange++) {
    if (chance.happens(0.07)) {
      isSilent = true;
      break;
    }
    let asked = ask(start, last);
    ({ agent, at: asked } = passOn({ ...start, agent }, asked));
    const now: Case = { ...start, agent };
    if (chance.happens(0.09)) writeNote(now, asked);
    last = answer(now, reply(now, asked, tempo.reply));
  }
  if (last <= world.now) endConversation({ ...start, agent }, last, isSilent);
}

/** Somebody else takes over: because it is their trade, or because the agent is away for long. */
function passOn({ world, pen, topic, agent }: Case, at: number): { agent: Agent; at: number } {
  const { chance } = world;
  const isAway = agent.findOnShift(at) - at > TOO_LONG_AWAY;
  if (!isAway && !chance.happens(0.018)) return { agent, at };
  const team = isAway ? topic.team : chance.pick(pen.story.inbox.account.teams);
  const next = chooseAgent(world, { ...topic, team }, at);
  if (next === agent) return { agent, at };
  const moved = isAway ? next.findOnShift(at) : agent.work(at, chance.wait(240, 0.6));
  if (!isAway) pen.notes(moved, agent.actor);
  pen.assigns(moved, next.actor.id);
  if (team !== topic.team) pen.movesTo(moved, team.id);
  return { agent: next, at: moved };
}

// A question to a colleague, or what the telephone said.
function writeNote({ world, pen, topic, agent }: Case, since: number): void {
  const { chance } = world;
  const at = agent.findOnShift(since) + chance.integer(10, 60) * SECOND;
  pen.notes(at, agent.actor);
  if (!chance.happens(0.3)) return;
  const colleague = getAt(topic.team.agents, topic.team.drawAgent(chance));
  pen.notes(colleague.work(at, chance.wait(300, 0.8)), colleague.actor);
}

// Geometric, and at least one now and then: short talks are many, long ones are few.
function drawExchanges(chance: Chance, mean: number): number {
  const more = mean / (1 + mean);
  let exchanges = 0;
  while (exchanges < 14 && chance.happens(more)) exchanges++;
  return exchanges;
}
