import { createServer } from 'node:net';
import semver from 'semver';
import { packageVersion, supportedNode } from '../../package-info.ts';
import type { Diagnosis } from './diagnosis.ts';

/** Checks the version of Node.js. */
export function diagnoseNode(version: string = process.versions.node): Diagnosis {
  if (semver.satisfies(version, supportedNode))
    return { state: 'ok', message: `Node.js ${version} runs chatpact ${packageVersion}` };
  return {
    state: 'bad',
    message: `Node.js ${version} is not supported: chatpact needs ${supportedNode}`,
    remedy: 'Install a current Node.js from https://nodejs.org.',
  };
}

/** Checks whether a mock can listen on a port. */
export async function diagnosePort(port: number): Promise<Diagnosis> {
  const code = await tryToListen(port);
  if (code === undefined) return { state: 'ok', message: `port ${port} is free for a mock` };
  if (code !== 'EADDRINUSE') {
    return {
      state: 'bad',
      message: `cannot listen on port ${port} (${code})`,
      remedy: 'chatpact mock --port 0 picks a free port.',
    };
  }
  const version = await findMock(port);
  if (version !== undefined)
    return { state: 'note', message: `a mock of chatpact ${version} is running on port ${port}` };
  return {
    state: 'note',
    message: `port ${port} is in use by another program`,
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
