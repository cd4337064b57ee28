import { expect, test, vi } from 'vitest';
import { guardReporter } from '../../cli/reporters/guard-reporter.ts';
import type { CheckEvent } from '../../contracts/index.ts';
import { UsageError } from '../../usage-error.ts';

const event: CheckEvent = { type: 'started', url: 'http://127.0.0.1', vendor: 'chatwoot', strict: false };

test('sends no more events to a failed reporter, and reports the failure without its message', () => {
  const on = vi.fn(() => {
    throw new TypeError('canary');
  });
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const reporter = guardReporter('html', { on });
  reporter.on(event);
  reporter.on(event);
  const said = written.mock.calls.map(([text]) => String(text));
  written.mockRestore();
  expect(on).toHaveBeenCalledTimes(1);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(
    /^chatpact: The report "html" is not complete: a bug of chatpact.*TypeError.*\. Other reports are written/,
  );
  expect(said[0]).not.toContain('canary');
});

test('rethrows usage errors', () => {
  const mistake = new UsageError('UNWRITABLE_FILE', 'No room.');
  const reporter = guardReporter('html', {
    on() {
      throw mistake;
    },
  });
  expect(() => reporter.on(event)).toThrow(mistake);
});
