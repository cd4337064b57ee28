import { HOUR, SECOND } from '../../../seed/days.ts';
import type { Actor } from '../events.ts';
import type { Pen, World } from './story.ts';

/**
 * Plans the messages of a customer and a bot while a conversation is pending.
 *
 * @returns The instant of the handoff to agents; undefined if there is none.
 */
export function talkWithBot(world: World, pen: Pen, bot: Actor, since: number): number | undefined {
  const { chance } = world;
  let at = pen.answers(since + chance.integer(2, 6) * SECOND, bot);
  const questions = chance.pick([0, 1, 1, 2]);
  for (let question = 0; question < questions; question++) {
    at = pen.asks(at + chance.wait(32, 0.7) * SECOND);
    at = pen.answers(at + chance.integer(2, 6) * SECOND, bot);
  }
  const outcome = chance.fraction();
  if (outcome < 0.2) {
    // The customer needs nothing else, and the bot resolves the conversation after a while.
    pen.becomes('conversation.resolved', at + chance.wait(600, 0.5) * SECOND, bot);
    return undefined;
  }
  if (outcome < 0.24) {
    // The customer leaves. The bot resolves most of these conversations a day later; a few stay pending.
    if (chance.happens(0.8)) pen.becomes('conversation.resolved', at + 24 * HOUR, bot);
    return undefined;
  }
  if (chance.happens(0.6)) at = pen.asks(at + chance.wait(25, 0.6) * SECOND);
  return pen.becomes('conversation.opened', at + chance.integer(1, 4) * SECOND, bot);
}
