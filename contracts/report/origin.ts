import { quote } from '../curl.ts';
import type { CheckReport, StartedEvent } from '../report.ts';

type Origin = Pick<
  CheckReport | StartedEvent,
  'chatpactVersion' | 'startedAt' | 'options' | 'vendor' | 'strict' | 'shard'
>;

/** What made a report, in one sentence: "chatpact 0.1.0 began at 2026-01-31 15:29:58 UTC with --vendor chatwoot." */
export function toOriginSentence(origin: Origin): string {
  const { chatpactVersion, startedAt } = origin;
  const version = chatpactVersion === undefined ? '' : ` ${chatpactVersion}`;
  const start = startedAt === undefined ? 'ran' : `began at ${toShownTime(startedAt)}`;
  return `chatpact${version} ${start} with ${toFlags(origin)}.`;
}

/** "2026-01-31 15:29:58 UTC" */
export function toShownTime(time: string): string {
  return `${time.slice(0, 19).replace('T', ' ')} UTC`;
}

/** The options as a command line takes them; a report says `operations` by their ids, which only a configuration has. */
export function toFlags({ options = {}, vendor, strict, shard }: Origin): string {
  const { operations = [], ...rest } = options;
  const flags = [
    `--vendor ${toWord(vendor)}`,
    ...(strict ? ['--strict'] : []),
    ...(shard ? [`--shard ${shard.index}/${shard.count}`] : []),
    ...Object.entries(rest).flatMap(([name, value]) => toFlag(name, value)),
  ].join(' ');
  return operations.length === 0 ? flags : `${flags}, and options of its own for ${operations.join(', ')}`;
}

function toFlag(name: string, value: string | number | boolean | readonly string[]): string[] {
  const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (typeof value === 'boolean') return [value ? `--${flag}` : `--no-${flag}`];
  return [value].flat().map((each) => `--${flag} ${toWord(String(each))}`);
}

const toWord = (text: string) => (/^[\w./:=@%+,-]+$/.test(text) ? text : quote(text));
