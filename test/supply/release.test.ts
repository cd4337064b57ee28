import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { listMovable } from './movable.ts';
import { readManifest } from './production-tree.ts';

interface Step {
  uses?: string;
  run?: string;
  env?: Record<string, string>;
}

const parsed = parseDocument(readFileSync(new URL('../../.github/workflows/release.yml', import.meta.url), 'utf8'));
const workflow = parsed.toJS();
const steps: Step[] = workflow.jobs.publish.steps;
const commands = steps.flatMap(({ run = [] }) => run);
const { scripts = {}, publishConfig } = readManifest();

test('publishes a release with provenance, in a separate job', () => {
  expect([...parsed.errors, ...parsed.warnings]).toEqual([]);
  expect(workflow.on).toEqual({ push: { tags: ['v*'] } });
  expect(workflow.permissions).toEqual({});
  expect(workflow.jobs.publish.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
  expect(Object.keys(workflow.jobs)).toEqual(['publish']);
  expect(commands.filter((command) => command.startsWith('npm publish'))).toEqual([
    'npm publish --provenance --access public',
  ]);
  expect(publishConfig).toEqual({ access: 'public', provenance: true });
});

test('audits and checks a release before it is published', () => {
  const order = ['npm ci --ignore-scripts', 'npm audit', 'npm audit signatures', 'npm run check'];
  const published = commands.findIndex((command) => command.startsWith('npm publish'));
  const places = order.map((command) => commands.indexOf(command));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places[0]).toBeGreaterThanOrEqual(0);
  expect(places.at(-1)).toBeLessThan(published);
});

test('the release workflow runs existing scripts', () => {
  const named = commands.flatMap((command) => /npm run (?:--silent )?([\w:]+)/.exec(command)?.[1] ?? []);
  expect(named.length).toBeGreaterThan(1);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('the release workflow references actions by commit', () => {
  expect(steps.some(({ uses }) => uses)).toBe(true);
  expect(listMovable(steps)).toEqual([]);
  expect(listMovable([{ uses: 'actions/checkout@v4' }])).toEqual(['actions/checkout@v4']);
});

test('the release workflow gives its only secret to one step', () => {
  const given = steps.filter(({ env }) => Object.values(env ?? {}).some((value) => value.includes('secrets.')));
  expect(given.map(({ run }) => run)).toEqual(['npm publish --provenance --access public']);
});
