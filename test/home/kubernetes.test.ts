import { networkInterfaces } from 'node:os';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createMock } from '../../mock/server.ts';
import { parseRedisAddress } from '../../mock/storage/redis/address.ts';
import { parseDocuments, read } from './files.ts';
import { parseMock } from './words.ts';

interface Probe {
  httpGet: { path: string; port: number };
}

/** The Kubernetes objects of a file, by kind and name. */
function readObjects(path: string) {
  const objects = parseDocuments(read(path));
  return {
    names: (kind: string) => objects.filter((each) => each.kind === kind).map(({ metadata }) => metadata.name),
    pod: objects.find(({ kind }) => kind === 'Deployment').spec.template.spec,
  };
}

const files = ['examples/kubernetes/mock.yaml', 'examples/replicas/kubernetes.yaml'];

interface Pod {
  enableServiceLinks?: boolean;
  containers: { command?: string[]; args?: string[] }[];
}

/** Services whose links Kubernetes would write into CHATPACT_PORT. A flag takes precedence over the variable. */
function listClashes(services: string[], { enableServiceLinks = true, containers }: Pod): string[] {
  const hasPort = containers.some(({ command = [], args = [] }) => [...command, ...args].includes('--port'));
  return enableServiceLinks && !hasPort ? services.filter((name) => name === 'chatpact') : [];
}

describe.each(files)('%s', (file) => {
  const { names, pod } = readObjects(file);
  const [container] = pod.containers;

  test('does not let service links set the port of the mock', () => {
    expect(listClashes(names('Service'), pod)).toEqual([]);
    expect(listClashes(names('Service'), { containers: [{ args: ['mock'] }] })).toEqual(['chatpact']);
  });

  test('has probes that the mock answers to other machines, on its port', async ({ skip }) => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((each) => each && !each.internal && each.family === 'IPv4')?.address;
    if (!outside) return skip('this machine has no address but its own');
    const mock = await createMock({ host: '0.0.0.0', scale: 0 });
    onTestFinished(() => mock.close());
    const ask = async (path: string) => (await fetch(`http://${outside}:${new URL(mock.url).port}${path}`)).status;
    const probes: Probe[] = Object.entries(container)
      .filter(([key]) => key.endsWith('Probe'))
      .map(([, probe]) => probe as Probe);
    expect(probes.length).toBeGreaterThan(1);
    for (const { httpGet } of probes) expect([httpGet.port, await ask(httpGet.path)]).toEqual([4010, 200]);
    expect(await ask('/__admin/health')).toBe(403);
  });

  test('runs as non-root', () => {
    const { runAsNonRoot, runAsUser } = { ...pod.securityContext, ...container.securityContext };
    expect([runAsNonRoot, runAsUser, container.securityContext.allowPrivilegeEscalation]).toEqual([true, 1000, false]);
  });
});

test('replicas share the log that the example starts', () => {
  const { names, pod } = readObjects('examples/replicas/kubernetes.yaml');
  const words: string[] = pod.containers[0].command;
  const { log } = parseMock(words.slice(words.indexOf('mock') + 1));
  expect(names('Service')).toContain(parseRedisAddress(String(log)).socket.host);
});

test('a single mock keeps its log in its volume, and writes nowhere else', () => {
  const { names, pod } = readObjects('examples/kubernetes/mock.yaml');
  const [container] = pod.containers;
  const [command, ...words] = container.args;
  const { log } = parseMock(words);
  expect(command).toBe('mock');
  expect(String(log).startsWith(`file:${container.volumeMounts[0].mountPath}/`)).toBe(true);
  expect(names('PersistentVolumeClaim')).toEqual([pod.volumes[0].persistentVolumeClaim.claimName]);
  expect(container.securityContext.readOnlyRootFilesystem).toBe(true);
});
