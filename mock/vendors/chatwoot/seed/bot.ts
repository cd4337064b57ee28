import { HOUR, SECOND } from '../../../seed/days.ts';
import type { Actor } from '../events.ts';
import type { Pen, World } from './story.ts';

/**
 * The bot answers while the conversation is pending.
 *
 * @returns When it handed over to people; undefined when it never did.
 */
export function talkWithBot(world: World, pen: Pen, bot: Actor, since: number): number | undefined {
  const { chance } = world;
  let at = pen.answers(since + chance.integer(2, 6) * SECOND, bot);
  const questions = chance.pick([0, 1, 1, 2]);
  for (let question = 0; question < questions; question++) {
    at = pen.asks(at + chance.wait(32, 0.7) * SECOND);
    at = pen.answers(at + chance.integer(2, 6) * SECOND, bot);
  }
  const fate = chance.fraction();
  if (fate < 0.2) {
    // "Was that all?" Then a while of silence, and the bot closes.
    pen.becomes('conversation.resolved', at + chance.wait(600, 0.5) * SECOND, bot);
    return undefined;
  }
  if (fate < 0.24) {
    // Walked away in the middle. The bot closes most of these a day later; a few stay pending for good.
    if (chance.happens(0.8)) pen.becomes('conversation.resolved', at + 24 * HOUR, bot);
    return undefined;
  }
  if (chance.happens(0.6)) at = pen.asks(at + chance.wait(25, 0.6) * SECOND);
  return pen.becomes('conversation.opened', at + chance.integer(1, 4) * SECOND, bot);
}
