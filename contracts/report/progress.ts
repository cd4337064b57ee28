import type { CaseResult } from '../verdict.ts';
import type { Sink } from './reporter.ts';

/** A bar on a terminal; nothing elsewhere: what counts comes at the end. */
export function createProgress(sink: Sink) {
  const width = 24;
  let total = 0;
  let done = 0;
  const draw = (title: string) => {
    const filled = total === 0 ? width : Math.round((done / total) * width);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${total} ${title}`;
    sink.write(`\r\x1b[K${bar.slice(0, (sink.columns ?? 80) - 1)}`);
  };
  return {
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
