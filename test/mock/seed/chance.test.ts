import { expect, test } from 'vitest';
import { createRandomSource, createWeightedDraw } from '../../../mock/seed/random-source.ts';

const many = <Value>(draw: () => Value, times = 20_000) => Array.from({ length: times }, draw);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('integers include both ends of the range', () => {
  const chance = createRandomSource(1, 'test');
  const drawn = new Set(many(() => chance.integer(3, 6)));
  expect([...drawn].sort()).toEqual([3, 4, 5, 6]);
});

test('the normal distribution has mean 0 and deviation 1', () => {
  const chance = createRandomSource(1, 'test');
  const drawn = many(() => chance.normal());
  expect(mean(drawn)).toBeCloseTo(0, 1);
  expect(Math.sqrt(mean(drawn.map((value) => value * value)))).toBeCloseTo(1, 1);
});

test('waiting times are whole seconds around their median, with a long tail', () => {
  const chance = createRandomSource(1, 'test');
  const drawn = many(() => chance.waitSeconds(600, 0.9)).sort((one, other) => one - other);
  expect(drawn.every((seconds) => Number.isInteger(seconds) && seconds >= 1)).toBe(true);
  expect(drawn[10_000]).toBeGreaterThan(560);
  expect(drawn[10_000]).toBeLessThan(640);
  expect(mean(drawn)).toBeGreaterThan(800);
});

test.each([0, 0.05, 0.9, 5.9, 6.1, 80])('counts have the mean %d', (expected) => {
  const chance = createRandomSource(1, 'test');
  const drawn = many(() => chance.count(expected));
  expect(drawn.every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
  expect(Math.abs(mean(drawn) - expected)).toBeLessThan(0.02 + expected / 100);
});

test('a shuffled list has the same items', () => {
  const items = ['a', 'b', 'c', 'd', 'e', 'f'];
  const shuffled = createRandomSource(3, 'test').shuffle(items);
  expect(shuffled).not.toEqual(items);
  expect([...shuffled].sort()).toEqual(items);
});

test('a weighted draw follows the weights, and never returns an index of weight 0', () => {
  const chance = createRandomSource(1, 'test');
  const dice = createWeightedDraw([1, 0, 3]);
  const drawn = many(() => dice(chance));
  expect(drawn).not.toContain(1);
  expect(drawn.filter((side) => side === 2).length / drawn.length).toBeCloseTo(0.75, 1);
});
