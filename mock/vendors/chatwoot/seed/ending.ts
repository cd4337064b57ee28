import { createDice } from '../../../seed/chance.ts';
import { DAY, HOUR, SECOND } from '../../../seed/days.ts';
import { answer, ask, type Case, reply } from './talk.ts';

type Ending = (current: Case, last: number) => void;

/** How conversations end, with weights. */
const endings: readonly { weight: number; ending: Ending }[] = [
  { weight: 88, ending: resolveAndFollowUp },
  { weight: 5.5, ending: snoozeUntilAnswered },
  { weight: 3, ending: snoozeUntilDue },
  { weight: 1.5, ending: reopenByHand },
  { weight: 1.1, ending: leaveOpen },
  { weight: 0.5, ending: snoozeForever },
];
const drawEnding = createDice(endings.map(({ weight }) => weight));

/** @param isUnanswered Whether the customer did not answer the last message. */
export function endConversation(current: Case, last: number, isUnanswered: boolean): void {
  if (isUnanswered) resolveAndFollowUp(current, last + current.world.chance.integer(20, 76) * HOUR);
  else endings[drawEnding(current.world.chance)]?.ending(current, last);
}

function resolveAndFollowUp(current: Case, last: number): void {
  planFollowUp(current, resolve(current, last));
}

/** After the resolution, the customer does nothing, writes a thank-you that reopens it, or asks a new question. */
function planFollowUp(current: Case, resolved: number): void {
  const { world } = current;
  const { chance } = world;
  if (resolved > world.now) return;
  const outcome = chance.fraction();
  if (outcome < 0.035) {
    resolve(current, comeBack(current, resolved + chance.wait(900, 1.2) * SECOND), 0.4);
  } else if (outcome < 0.09) {
    const asked = comeBack(current, resolved + chance.integer(1, 110) * HOUR + chance.integer(0, 3599) * SECOND);
    planFollowUp(current, resolve(current, replyAgain(current, asked)));
  }
}

// In an inbox with a bot, a resolved conversation returns to the bot, which hands it off at once.
function comeBack({ world, pen }: Case, at: number): number {
  const asked = pen.asks(at);
  const { bot } = pen.story.inbox;
  if (bot === undefined) return asked;
  return pen.becomes('conversation.opened', asked + world.chance.integer(1, 4) * SECOND, bot);
}

// The customer will write later: snoozed until the customer writes.
function snoozeUntilAnswered(current: Case, last: number): void {
  const { world, pen, agent } = current;
  const snoozed = pen.becomes('conversation.snoozed', agent.work(last, world.chance.wait(120, 0.6)), agent.actor);
  const asked = pen.asks(snoozed + world.chance.wait(30 * 3600, 0.8) * SECOND);
  resolveAndFollowUp(current, replyAgain(current, asked));
}

// The agent waits for something: snoozed until the agent reopens it.
function snoozeUntilDue(current: Case, last: number): void {
  const { world, pen, agent } = current;
  const snoozed = pen.becomes('conversation.snoozed', agent.work(last, world.chance.wait(120, 0.6)), agent.actor);
  const due = agent.findOnShift(snoozed + world.chance.integer(1, 4) * DAY);
  const reopened = pen.becomes('conversation.opened', due + world.chance.integer(0, 5400) * SECOND, agent.actor);
  resolveAndFollowUp(current, answer(current, agent.work(reopened, world.chance.wait(420, 0.8))));
}

// Resolved too early: the agent reopens it.
function reopenByHand(current: Case, last: number): void {
  const { world, pen, agent } = current;
  const resolved = resolve(current, last);
  const opened = pen.becomes(
    'conversation.opened',
    agent.work(resolved, world.chance.wait(4 * 3600, 0.9)),
    agent.actor,
  );
  resolveAndFollowUp(current, replyAgain(current, answer(current, agent.work(opened, world.chance.wait(300, 0.7)))));
}

// Stays open.
function leaveOpen(): void {}

function snoozeForever({ world, pen, agent }: Case, last: number): void {
  pen.becomes('conversation.snoozed', agent.work(last, world.chance.wait(120, 0.6)), agent.actor);
}

/** Plans a reply, and sometimes one more exchange. */
function replyAgain(current: Case, since: number): number {
  const { world, tempo } = current;
  const answered = answer(current, reply(current, since, tempo.reply * 1.5));
  if (!world.chance.happens(0.4)) return answered;
  return answer(current, reply(current, ask(current, answered), tempo.reply));
}

function resolve({ world, pen, agent, tempo }: Case, last: number, share = 1): number {
  const seconds = world.chance.wait(tempo.settle * share * agent.pace, 1.1);
  return pen.becomes('conversation.resolved', agent.work(last, seconds), agent.actor);
}
