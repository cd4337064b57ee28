import { day } from '../../time/zone.ts';
import type { GenerationContext } from './generation-context.ts';

/**
 * A time in the month before the workspace's time, or in the month after for future events. Milliseconds since 1970.
 */
export function toPastTime({ faker, now }: GenerationContext, words: string): number {
  const today = Math.floor(now / day) * day;
  // Creation times are before update times, which are before last activity.
  const [from, to] = findSpan(words);
  const second = faker.number.int({ min: from * daySeconds, max: to * daySeconds });
  return today + second * 1000;
}

const daySeconds = day / 1000;

/** Ranges in days relative to the workspace's time, by the words of the property name. */
const spans: readonly [RegExp, [from: number, to: number]][] = [
  [/\b(expir\w*|due|until|end|ends|scheduled|next|snoozed|renew\w*|valid)\b/, [1, 30]],
  [/\b(birth\w*|born|dob)\b/, [-20_000, -8000]],
  [/\b(creat\w*|start\w*|since|joined|opened|from|registered|first|ts)\b/, [-30, -8]],
  [/\b(updat\w*|modified|changed|edited)\b/, [-8, -2]],
];

const findSpan = (words: string) => spans.find(([pattern]) => pattern.test(words))?.[1] ?? [-7, -1];
