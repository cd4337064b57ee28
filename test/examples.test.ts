import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseAllDocuments, parseDocument } from 'yaml';
import { mockCommand } from '../cli/mock.ts';
import { parseRedisAddress } from '../mock/log/redis/address.ts';

const read = (path: string) => readFileSync(new URL(`../examples/${path}`, import.meta.url), 'utf8');

/** The flags after `chatpact mock`, as the command line itself reads them. */
function parseFlags(words: readonly string[]): Record<string, unknown> {
  const start = words.indexOf('mock') + 1;
  expect(words[start - 2]).toBe('chatpact');
  const { operands, unknown } = mockCommand.parseOptions(words.slice(start));
  expect([operands, unknown]).toEqual([[], []]);
  return mockCommand.opts();
}

test('the Compose example starts mocks that share the log which it starts', () => {
  const { services } = parseDocument(read('replicas/compose.yaml')).toJS();
  const { log, host, port } = parseFlags(services.mock.command.split(' '));
  expect([host, port]).toEqual(['0.0.0.0', 4010]);
  expect(Object.keys(services)).toContain(parseRedisAddress(String(log)).socket.host);
});

test('the Kubernetes example starts mocks that share the log which it starts', () => {
  const objects = parseAllDocuments(read('replicas/kubernetes.yaml')).map((each) => each.toJS());
  const deployment = objects.find(({ kind }) => kind === 'Deployment');
  const { log } = parseFlags(deployment.spec.template.spec.containers[0].command);
  const services = objects.filter(({ kind }) => kind === 'Service').map(({ metadata }) => metadata.name);
  expect(services).toContain(parseRedisAddress(String(log)).socket.host);
});
