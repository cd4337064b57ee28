import type { CaseResult } from '../verdict.ts';
import type { Sink } from './reporter.ts';
import { toRoughTime } from './words.ts';

/** A bar on a terminal; nothing elsewhere: what counts comes at the end. */
export function createProgress(sink: Sink) {
  const width = 24;
  let total = 0;
  let done = 0;
  /** How long the cases after so many will take, where that is known. */
  let rest: { after: number; ms: number } | undefined;
  const draw = (title: string) => {
    const filled = total === 0 ? width : Math.round((done / total) * width);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${total}${timeLeft()} ${title}`;
    sink.write(`\r\x1b[K${bar.slice(0, (sink.columns ?? 80) - 1)}`);
  };
  const timeLeft = () => {
    if (!rest || done >= total) return '';
    return `, about ${toRoughTime((rest.ms * (total - done)) / (total - rest.after))} left`;
  };
  return {
    /** What is left takes so many milliseconds. */
    expect(milliseconds: number) {
      rest = { after: done, ms: milliseconds };
      if (sink.isTTY) draw('');
    },
    start(count: number) {
      total = count;
      if (sink.isTTY) draw('');
    },
    step({ title }: CaseResult) {
      done++;
      if (sink.isTTY) draw(title);
    },
    end() {
      if (sink.isTTY) sink.write('\r\x1b[K');
    },
  };
}
