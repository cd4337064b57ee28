import { createServer } from 'node:net';
import semver from 'semver';
import { packageVersion, supportedNode } from '../../package-info.ts';
import type { Symptom } from './symptom.ts';

/** Whether this Node.js will do. */
export function lookAtNode(version: string = process.versions.node): Symptom {
  if (semver.satisfies(version, supportedNode))
    return { state: 'ok', what: `Node.js ${version} runs chatpact ${packageVersion}` };
  return {
    state: 'bad',
    what: `Node.js ${version} is not what chatpact is made for, which is ${supportedNode}`,
    remedy: 'Install a current Node.js from https://nodejs.org.',
  };
}

/** Whether a mock could listen on a port. */
export async function lookAtPort(port: number): Promise<Symptom> {
  const code = await tryToListen(port);
  if (code === undefined) return { state: 'ok', what: `port ${port} is free for a mock` };
  if (code !== 'EADDRINUSE') {
    return {
      state: 'bad',
      what: `port ${port} can't be listened on (${code})`,
      remedy: 'chatpact mock --port 0 finds one that can.',
    };
  }
  const version = await findMock(port);
  if (version !== undefined) return { state: 'note', what: `a mock of chatpact ${version} is running on port ${port}` };
  return {
    state: 'note',
    what: `port ${port} is taken by another program`,
    remedy: 'chatpact mock --port 0 finds a free one.',
  };
}

/** The code of the error; undefined when it went well. */
function tryToListen(port: number): Promise<string | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'unknown'));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)));
  });
}

/** The version of a mock that runs there. */
async function findMock(port: number): Promise<string | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(2000), redirect: 'error' });
    const { name, version } = (await response.json()) as { name?: unknown; version?: unknown };
    return name === 'chatpact' && typeof version === 'string' && semver.valid(version) ? version : undefined;
  } catch {
    return undefined;
  }
}
