import { expect, test } from 'vitest';
import { defaultPort } from '../../cli/mock/port.ts';
import { readManifest } from '../supply/production-tree.ts';
import { read } from './files.ts';

const { image, forwardPorts, onCreateCommand, postCreateCommand } = JSON.parse(read('.devcontainer/devcontainer.json'));

/** Debian packages without which .ci/run would skip tests. */
const neededBy = (script: string) => /^for program in (.+); do$/m.exec(script)?.[1]?.split(' ') ?? [];

test('the development container has the programs that the tests need', () => {
  const needed = neededBy(read('.ci/run'));
  expect(needed.length).toBeGreaterThan(1);
  expect(onCreateCommand.split('--no-install-recommends ')[1].split(' ')).toEqual(needed);
  expect(neededBy('npm ci\nfor program in git curl; do\n')).toEqual(['git', 'curl']);
  expect([forwardPorts, postCreateCommand]).toEqual([[defaultPort], 'npm ci']);
});

test('the development container has a supported Node.js', () => {
  const oldest = Number(/>=(\d+)/.exec(readManifest().engines?.node ?? '')?.[1]);
  expect(Number(/:(\d+)-/.exec(image)?.[1])).toBeGreaterThanOrEqual(oldest);
});
