import type { CaseResult } from '../../results/verdict.ts';
import type { Sink } from '../reporter.ts';
import { toRoughTime } from '../sentences.ts';

/** Draws a progress bar on a terminal, and writes nothing elsewhere. */
export function createProgress(sink: Sink) {
  const width = 24;
  let total = 0;
  let done = 0;
  /** Estimated milliseconds for the cases that remained when `doneCount` cases were done; undefined while unknown. */
  let estimate: { doneCount: number; ms: number } | undefined;
  const draw = (title: string) => {
    const filled = total === 0 ? width : Math.round((done / total) * width);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${total}${timeLeft()} ${title}`;
    sink.write(`\r\x1b[K${bar.slice(0, (sink.columns ?? 80) - 1)}`);
  };
  const timeLeft = () => {
    if (!estimate || done >= total) return '';
    return `, about ${toRoughTime((estimate.ms * (total - done)) / (total - estimate.doneCount))} left`;
  };
  return {
    /** Sets how many milliseconds the remaining cases will take. */
    expect(milliseconds: number) {
      estimate = { doneCount: done, ms: milliseconds };
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
