import type { CaseResult } from '../verdict.ts';
import type { Paint } from './paint.ts';
import type { Sink } from './reporter.ts';

/** A bar on a terminal, a line for each case elsewhere. */
export function createProgress(sink: Sink, paint: Paint) {
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
    step(result: CaseResult) {
      done++;
      if (sink.isTTY) return draw(result.title);
      const reason = result.reason === undefined ? '' : ` (${result.reason})`;
      sink.write(`${paint.verdict(result.verdict, result.verdict.padEnd(15))} ${result.title}${reason}\n`);
    },
    end() {
      if (sink.isTTY) sink.write('\r\x1b[K');
    },
  };
}
