import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createFaker, createRandomStream, systemNow } from '../../../mock/ambient.ts';

const mock = fileURLToPath(new URL('../../../mock', import.meta.url));

test('only ambient.ts in mock/ uses the clock and the randomness of the machine', () => {
  const ambient = /\bDate\.now\b|\bnew Date\(\)|\bDateTime\.(now|local|utc)\(\)|\bMath\.random\b|@faker-js\/faker/;
  expect(findLines(listSources(mock), ambient)).toEqual([]);
});

test('the history uses no function whose result depends on the engine, the machine or the locale', () => {
  const unsteady = /\bMath\.(sin|cos|tan|pow|log|cbrt|hypot)\b|\*\*|\bIntl\b|\.toLocale\w+|\.getTimezoneOffset\b/;
  const history = listSources(mock).filter((path) => /[\\/]seed[\\/.]/.test(path));
  expect(history.length).toBeGreaterThan(10);
  expect(findLines(history, unsteady)).toEqual([]);
});

test('a stream is the same for the same seed and name only', () => {
  const draw = (seed: number, name: string) => {
    const stream = createRandomStream(seed, name);
    return [stream.next(), stream.next(), stream.next()];
  };
  expect(draw(1, 'people')).toEqual(draw(1, 'people'));
  const others = [draw(1, 'people'), draw(2, 'people'), draw(-1, 'people'), draw(1.5, 'people'), draw(1, 'peoples')];
  expect(new Set(others.flat()).size).toBe(15);
});

test('separate fakers do not affect each other', () => {
  const expected = createFaker(1, 'names').person.fullName();
  createFaker(1, 'other').person.fullName();
  expect(createFaker(1, 'names').person.fullName()).toBe(expected);
});

test('the machine has a clock', () => {
  expect(systemNow()).toBeGreaterThan(Date.UTC(2024, 0));
});

function listSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && path !== 'ambient.ts')
    .map((path) => join(folder, path));
}

function findLines(paths: readonly string[], pattern: RegExp): string[] {
  return paths.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        isComment(line) || !pattern.test(line) ? [] : [`${relative(mock, path)}:${index + 1}`],
      ),
  );
}

const isComment = (line: string) => /^\s*(\/\/|\/?\*)/.test(line);
