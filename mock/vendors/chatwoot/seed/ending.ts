import { createDice } from '../../../seed/chance.ts';
import { DAY, HOUR, SECOND } from '../../../seed/days.ts';
import { answer, ask, type Case, reply } from './talk.ts';

type Ending = (current: Case, last: number) => void;

/** How conversations end, once everything seems to be said. */
const endings: readonly { weight: number; ending: Ending }[] = [
  { weight: 88, ending: settle },
  { weight: 5.5, ending: snoozeUntilAnswered },
  { weight: 3, ending: snoozeUntilDue },
  { weight: 1.5, ending: reopenByHand },
  { weight: 1.1, ending: forget },
  { weight: 0.5, ending: snoozeForGood },
];
const drawEnding = createDice(endings.map(({ weight }) => weight));

/** @param isSilent The customer did not answer the last message. */
export function endConversation(current: Case, last: number, isSilent: boolean): void {
  if (isSilent) settle(current, last + current.world.chance.integer(20, 76) * HOUR);
  else endings[drawEnding(current.world.chance)]?.ending(current, last);
}

function settle(current: Case, last: number): void {
  afterwards(current, resolve(current, last));
}

/** What a customer does with a conversation that was settled: nothing, a thank-you that opens it, or a new question. */
function afterwards(current: Case, resolved: number): void {
  const { world } = current;
  const { chance } = world;
  if (resolved > world.now) return;
  const fate = chance.fraction();
  if (fate < 0.035) {
    resolve(current, comeBack(current, resolved + chance.wait(900, 1.2) * SECOND), 0.4);
  } else if (fate < 0.09) {
    const asked = comeBack(current, resolved + chance.integer(1, 110) * HOUR + chance.integer(0, 3599) * SECOND);
    afterwards(current, resolve(current, followUp(current, asked)));
  }
}

// Where a bot answers first, what was settled is the bot's again: it hands over at once.
function comeBack({ world, pen }: Case, at: number): number {
  const asked = pen.asks(at);
  const { bot } = pen.story.inbox;
  if (bot === undefined) return asked;
  return pen.becomes('conversation.opened', asked + world.chance.integer(1, 4) * SECOND, bot);
}

// "I will let you know": asleep until the customer writes.
function snoozeUntilAnswered(current: Case, last: number): void {
  const { world, pen, agent } = current;
  const snoozed = pen.becomes('conversation.snoozed', agent.work(last, world.chance.wait(120, 0.6)), agent.actor);
  const asked = pen.asks(snoozed + world.chance.wait(30 * 3600, 0.8) * SECOND);
  settle(current, followUp(current, asked));
}

// "The supplier answers on Thursday": asleep until the agent wakes it.
function snoozeUntilDue(current: Case, last: number): void {
  const { world, pen, agent } = current;
  const snoozed = pen.becomes('conversation.snoozed', agent.work(last, world.chance.wait(120, 0.6)), agent.actor);
  const due = agent.findOnShift(snoozed + world.chance.integer(1, 4) * DAY);
  const woken = pen.becomes('conversation.opened', due + world.chance.integer(0, 5400) * SECOND, agent.actor);
  settle(current, answer(current, agent.work(woken, world.chance.wait(420, 0.8))));
}

// Settled too early, and the agent knows it first.
function reopenByHand(current: Case, last: number): void {
  const { world, pen, agent } = current;
  const resolved = resolve(current, last);
  const opened = pen.becomes(
    'conversation.opened',
    agent.work(resolved, world.chance.wait(4 * 3600, 0.9)),
    agent.actor,
  );
  settle(current, followUp(current, answer(current, agent.work(opened, world.chance.wait(300, 0.7)))));
}

// Stays open in somebody's list.
function forget(): void {}

function snoozeForGood({ world, pen, agent }: Case, last: number): void {
  pen.becomes('conversation.snoozed', agent.work(last, world.chance.wait(120, 0.6)), agent.actor);
}

/** An answer, and sometimes one exchange more. */
function followUp(current: Case, since: number): number {
  const { world, tempo } = current;
  const answered = answer(current, reply(current, since, tempo.reply * 1.5));
  if (!world.chance.happens(0.4)) return answered;
  return answer(current, reply(current, ask(current, answered), tempo.reply));
}

function resolve({ world, pen, agent, tempo }: Case, last: number, share = 1): number {
  const seconds = world.chance.wait(tempo.settle * share * agent.pace, 1.1);
  return pen.becomes('conversation.resolved', agent.work(last, seconds), agent.actor);
}
