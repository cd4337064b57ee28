import { day } from '../../time/zone.ts';
import type { Making } from './making.ts';

/** A time of a day in the month before the workspace's, milliseconds since 1970; of what is to come, in the month after. */
export function toPastTime({ faker, now }: Making, words: string): number {
  const today = Math.floor(now / day) * day;
  // What was created came before it changed, and that before it was last seen.
  const [from, to] = findSpan(words);
  const second = faker.number.int({ min: from * daySeconds, max: to * daySeconds });
  return today + second * 1000;
}

const daySeconds = day / 1000;

/** Days before (negative) and after the workspace's, by the words of the name. */
const spans: readonly [RegExp, [from: number, to: number]][] = [
  [/\b(expir\w*|due|until|end|ends|scheduled|next|snoozed|renew\w*|valid)\b/, [1, 30]],
  [/\b(birth\w*|born|dob)\b/, [-20_000, -8000]],
  [/\b(creat\w*|start\w*|since|joined|opened|from|registered|first|ts)\b/, [-30, -8]],
  [/\b(updat\w*|modified|changed|edited)\b/, [-8, -2]],
];

const findSpan = (words: string) => spans.find(([pattern]) => pattern.test(words))?.[1] ?? [-7, -1];
