import { quote } from '../exchanges/curl.ts';
import type { CheckReport, StartedEvent } from '../results/check-report.ts';

type RunInfo = Pick<
  CheckReport | StartedEvent,
  'chatpactVersion' | 'startedAt' | 'options' | 'vendor' | 'strict' | 'shard'
>;

/** Version, start and options in one sentence: "chatpact 0.1.0 started at 2026-01-31 15:29:58 UTC with --vendor chatwoot." */
export function toRunSentence(run: RunInfo): string {
  const { chatpactVersion, startedAt } = run;
  const version = chatpactVersion === undefined ? '' : ` ${chatpactVersion}`;
  const start = startedAt === undefined ? 'ran' : `started at ${toShownTime(startedAt)}`;
  return `chatpact${version} ${start} with ${toFlags(run)}.`;
}

/** "2026-01-31 15:29:58 UTC" */
export function toShownTime(time: string): string {
  return `${time.slice(0, 19).replace('T', ' ')} UTC`;
}

/**
 * The options as command-line flags. Options of single operations have no flags, so only the ids of those operations are
 * listed.
 */
export function toFlags({ options = {}, vendor, strict, shard }: RunInfo): string {
  const { operations = [], ...rest } = options;
  const flags = [
    `--vendor ${toWord(vendor)}`,
    ...(strict ? ['--strict'] : []),
    ...(shard ? [`--shard ${shard.index}/${shard.count}`] : []),
    ...Object.entries(rest).flatMap(([name, value]) => toFlag(name, value)),
  ].join(' ');
  return operations.length === 0 ? flags : `${flags}, and per-operation options for ${operations.join(', ')}`;
}

function toFlag(name: string, value: string | number | boolean | readonly string[]): string[] {
  const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (typeof value === 'boolean') return [value ? `--${flag}` : `--no-${flag}`];
  return [value].flat().map((each) => `--${flag} ${toWord(String(each))}`);
}

const toWord = (text: string) => (/^[\w./:=@%+,-]+$/.test(text) ? text : quote(text));
