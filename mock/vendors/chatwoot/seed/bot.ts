import { HOUR, SECOND } from '../../../seed/days.ts';
import type { Actor } from '../events.ts';
import type { ConversationPlanner, PlanningContext } from './conversation-planner.ts';

/**
 * Plans the messages of a customer and a bot while a conversation is pending.
 *
 * @returns The instant of the handoff to agents; undefined if there is none.
 */
export function talkWithBot(
  world: PlanningContext,
  pen: ConversationPlanner,
  bot: Actor,
  since: number,
): number | undefined {
  const { chance } = world;
  let at = pen.addReply(since + chance.integer(2, 6) * SECOND, bot);
  const questions = chance.pick([0, 1, 1, 2]);
  for (let question = 0; question < questions; question++) {
    at = pen.addCustomerMessage(at + chance.waitSeconds(32, 0.7) * SECOND);
    at = pen.addReply(at + chance.integer(2, 6) * SECOND, bot);
  }
  const outcome = chance.fraction();
  if (outcome < 0.2) {
    // The customer needs nothing else, and the bot resolves the conversation after a while.
    pen.changeStatus('conversation.resolved', at + chance.waitSeconds(600, 0.5) * SECOND, bot);
    return undefined;
  }
  if (outcome < 0.24) {
    // The customer leaves. The bot resolves most of these conversations a day later; a few stay pending.
    if (chance.happens(0.8)) pen.changeStatus('conversation.resolved', at + 24 * HOUR, bot);
    return undefined;
  }
  if (chance.happens(0.6)) at = pen.addCustomerMessage(at + chance.waitSeconds(25, 0.6) * SECOND);
  return pen.changeStatus('conversation.opened', at + chance.integer(1, 4) * SECOND, bot);
}
