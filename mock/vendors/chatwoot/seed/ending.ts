import { DAY, HOUR, SECOND } from '../../../seed/days.ts';
import { createWeightedDraw } from '../../../seed/random-source.ts';
import { type AssignedConversation, drawReplyTime, planCustomerMessage, planReply } from './exchanges.ts';

type Ending = (current: AssignedConversation, last: number) => void;

/** How conversations end, with weights. */
const endings: readonly { weight: number; ending: Ending }[] = [
  { weight: 88, ending: resolveAndFollowUp },
  { weight: 5.5, ending: snoozeUntilAnswered },
  { weight: 3, ending: snoozeUntilDue },
  { weight: 1.5, ending: reopenByHand },
  { weight: 1.1, ending: leaveOpen },
  { weight: 0.5, ending: snoozeForever },
];
const drawEnding = createWeightedDraw(endings.map(({ weight }) => weight));

/** @param isUnanswered Whether the customer did not answer the last message. */
export function endConversation(current: AssignedConversation, last: number, isUnanswered: boolean): void {
  if (isUnanswered) resolveAndFollowUp(current, last + current.context.chance.integer(20, 76) * HOUR);
  else endings[drawEnding(current.context.chance)]?.ending(current, last);
}

function resolveAndFollowUp(current: AssignedConversation, last: number): void {
  planFollowUp(current, resolve(current, last));
}

/** After the resolution, the customer does nothing, writes a thank-you that reopens it, or asks a new question. */
function planFollowUp(current: AssignedConversation, resolved: number): void {
  const { context } = current;
  const { chance } = context;
  if (resolved > context.now) return;
  const outcome = chance.fraction();
  if (outcome < 0.035) {
    resolve(current, comeBack(current, resolved + chance.waitSeconds(900, 1.2) * SECOND), 0.4);
  } else if (outcome < 0.09) {
    const asked = comeBack(current, resolved + chance.integer(1, 110) * HOUR + chance.integer(0, 3599) * SECOND);
    planFollowUp(current, resolve(current, replyAgain(current, asked)));
  }
}

// In an inbox with a bot, a resolved conversation returns to the bot, which hands it off at once.
function comeBack({ context, planner }: AssignedConversation, at: number): number {
  const asked = planner.addCustomerMessage(at);
  const { bot } = planner.conversation.inbox;
  if (bot === undefined) return asked;
  return planner.changeStatus('conversation.opened', asked + context.chance.integer(1, 4) * SECOND, bot);
}

// The customer will write later: snoozed until the customer writes.
function snoozeUntilAnswered(current: AssignedConversation, last: number): void {
  const { context, planner, agent } = current;
  const snoozed = planner.changeStatus(
    'conversation.snoozed',
    agent.addWorkingTime(last, context.chance.waitSeconds(120, 0.6)),
    agent.actor,
  );
  const asked = planner.addCustomerMessage(snoozed + context.chance.waitSeconds(30 * 3600, 0.8) * SECOND);
  resolveAndFollowUp(current, replyAgain(current, asked));
}

// The agent waits for something: snoozed until the agent reopens it.
function snoozeUntilDue(current: AssignedConversation, last: number): void {
  const { context, planner, agent } = current;
  const snoozed = planner.changeStatus(
    'conversation.snoozed',
    agent.addWorkingTime(last, context.chance.waitSeconds(120, 0.6)),
    agent.actor,
  );
  const due = agent.findOnShift(snoozed + context.chance.integer(1, 4) * DAY);
  const reopened = planner.changeStatus(
    'conversation.opened',
    due + context.chance.integer(0, 5400) * SECOND,
    agent.actor,
  );
  resolveAndFollowUp(current, planReply(current, agent.addWorkingTime(reopened, context.chance.waitSeconds(420, 0.8))));
}

// Resolved too early: the agent reopens it.
function reopenByHand(current: AssignedConversation, last: number): void {
  const { context, planner, agent } = current;
  const resolved = resolve(current, last);
  const opened = planner.changeStatus(
    'conversation.opened',
    agent.addWorkingTime(resolved, context.chance.waitSeconds(4 * 3600, 0.9)),
    agent.actor,
  );
  resolveAndFollowUp(
    current,
    replyAgain(current, planReply(current, agent.addWorkingTime(opened, context.chance.waitSeconds(300, 0.7)))),
  );
}

// Stays open.
function leaveOpen(): void {}

function snoozeForever({ context, planner, agent }: AssignedConversation, last: number): void {
  planner.changeStatus(
    'conversation.snoozed',
    agent.addWorkingTime(last, context.chance.waitSeconds(120, 0.6)),
    agent.actor,
  );
}

/** Plans a reply, and sometimes one more exchange. */
function replyAgain(current: AssignedConversation, since: number): number {
  const { context, tempo } = current;
  const answered = planReply(current, drawReplyTime(current, since, tempo.reply * 1.5));
  if (!context.chance.happens(0.4)) return answered;
  return planReply(current, drawReplyTime(current, planCustomerMessage(current, answered), tempo.reply));
}

function resolve({ context, planner, agent, tempo }: AssignedConversation, last: number, share = 1): number {
  const seconds = context.chance.waitSeconds(tempo.resolution * share * agent.pace, 1.1);
  return planner.changeStatus('conversation.resolved', agent.addWorkingTime(last, seconds), agent.actor);
}
