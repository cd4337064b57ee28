import { createServer } from 'node:net';
import semver from 'semver';
import { packageVersion, supportedNode } from '../../package-info.ts';
import type { Symptom } from './symptom.ts';

/** Checks the version of Node.js. */
export function lookAtNode(version: string = process.versions.node): Symptom {
  if (semver.satisfies(version, supportedNode))
    return { state: 'ok', what: `Node.js ${version} runs chatpact ${packageVersion}` };
  return {
    state: 'bad',
    what: `Node.js ${version} is not supported: chatpact needs ${supportedNode}`,
    remedy: 'Install a current Node.js from https://nodejs.org.',
  };
}

/** Checks whether a mock can listen on a port. */
export async function lookAtPort(port: number): Promise<Symptom> {
  const code = await tryToListen(port);
  if (code === undefined) return { state: 'ok', what: `port ${port} is free for a mock` };
  if (code !== 'EADDRINUSE') {
    return {
      state: 'bad',
      what: `cannot listen on port ${port} (${code})`,
      remedy: 'chatpact mock --port 0 picks a free port.',
    };
  }
  const version = await findMock(port);
  if (version !== undefined) return { state: 'note', what: `a mock of chatpact ${version} is running on port ${port}` };
  return {
    state: 'note',
    what: `port ${port} is in use by another program`,
    remedy: 'chatpact mock --port 0 picks a free port.',
  };
}

/** Returns the code of the error; undefined if the port can be used. */
function tryToListen(port: number): Promise<string | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'unknown'));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)));
  });
}

/** Returns the version of a mock that runs on a port; undefined if there is none. */
async function findMock(port: number): Promise<string | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(2000), redirect: 'error' });
    const { name, version } = (await response.json()) as { name?: unknown; version?: unknown };
    return name === 'chatpact' && typeof version === 'string' && semver.valid(version) ? version : undefined;
  } catch {
    return undefined;
  }
}
