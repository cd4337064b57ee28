import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfNeeded } from '../build.ts';
import { npm } from '../installed.ts';
import { packageFolder } from '../package-under-test.ts';
import { serve } from '../serve.ts';
import { read, root } from './files.ts';

/** A registry of npm on this machine. */
export interface Registry {
  url: string;
  /** Paths that it was asked for. */
  asked: string[];
  /** A folder that goes with it. */
  scratch: string;
  close(): Promise<void>;
}

const makeFolder = (what: string) => mkdtempSync(join(tmpdir(), `chatpact-${what}-`));

/** Serves a package of our name; who asks for another is sent on to the registry that npm uses here. */
async function startRegistry(folder: string): Promise<Registry> {
  const scratch = makeFolder('registry');
  execFileSync(npm, ['pack', '--ignore-scripts', '--pack-destination', scratch], { cwd: folder, stdio: 'pipe' });
  const [name = ''] = readdirSync(scratch).filter((each) => each.endsWith('.tgz'));
  const tarball = readFileSync(join(scratch, name));
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const usual = String(execFileSync(npm, ['config', 'get', 'registry'], { cwd: tmpdir() })).trim();
  const asked: string[] = [];
  const { url, close } = await serve((request, response) => {
    const path = String(request.url);
    asked.push(path);
    if (path === '/chatpact.tgz') return void response.end(tarball);
    if (path !== '/chatpact') return void response.writeHead(302, { location: new URL(path, usual).href }).end();
    const { version } = manifest;
    const versions = { [version]: { ...manifest, dist: { tarball: `${url}/chatpact.tgz` } } };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ name: 'chatpact', 'dist-tags': { latest: version }, versions }));
  });
  return {
    ...{ url, asked, scratch },
    async close() {
      await close();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

/**
 * Serves a package of our name and version whose program is one that is installed already: what a script installs, and
 * from where, is the same, without a hundred dependencies each time.
 */
export async function startForwardingRegistry(program: string): Promise<Registry> {
  const standIn = makeFolder('stand-in');
  const { version } = JSON.parse(read('package.json'));
  const manifest = { name: 'chatpact', version, type: 'module', bin: { chatpact: 'program.js' } };
  writeFileSync(join(standIn, 'package.json'), JSON.stringify(manifest));
  const address = JSON.stringify(pathToFileURL(realpathSync(program)));
  writeFileSync(join(standIn, 'program.js'), `#!/usr/bin/env node\nawait import(${address});\n`, { mode: 0o755 });
  const registry = await startRegistry(standIn);
  rmSync(standIn, { recursive: true, force: true });
  return registry;
}

/** Serves what would be published, or the installation under test. */
export function startHonestRegistry(): Promise<Registry> {
  if (!packageFolder) buildIfNeeded();
  return startRegistry(packageFolder ?? root);
}

/** Variables by which npm takes a registry as it takes that of the user: what a project says comes before it. */
export function toUserConfig({ url, scratch }: Registry): Record<string, string> {
  const file = join(scratch, 'npmrc');
  writeFileSync(file, `registry=${url}/\nprefer-offline=true\n`);
  return { npm_config_userconfig: file, NPM_CONFIG_USERCONFIG: file, npm_config_registry: '' };
}

/** A checkout whose author wants to run code where chatpact is meant to run. */
export interface HostileCheckout {
  /** Names of the traps that were stepped into. */
  sprung(): string[];
  close(): Promise<void>;
}

/**
 * Makes a checkout of a folder, with an `.npmrc` that names a registry which serves an evil package of our name, and
 * with that package in its `node_modules`. Each leaves a trace where it runs.
 */
export async function setTraps(checkout: string): Promise<HostileCheckout> {
  const traces = makeFolder('traces');
  const { version } = JSON.parse(read('package.json'));
  const writePackage = (folder: string, trap: string) => {
    const bin = { chatpact: 'evil.js' };
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'chatpact', version, bin }));
    const trace = JSON.stringify(join(traces, trap));
    writeFileSync(join(folder, 'evil.js'), `#!/usr/bin/env node\nrequire('fs').writeFileSync(${trace}, '');\n`, {
      mode: 0o755,
    });
  };
  const evil = makeFolder('evil');
  writePackage(evil, 'registry');
  const registry = await startRegistry(evil);
  writeFileSync(join(checkout, '.npmrc'), `registry=${registry.url}/\n`);
  writeFileSync(join(checkout, 'package.json'), JSON.stringify({ name: 'checkout', private: true }));
  writePackage(join(checkout, 'node_modules/chatpact'), 'node_modules');
  const bin = join(checkout, 'node_modules/.bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'chatpact'), readFileSync(join(checkout, 'node_modules/chatpact/evil.js')), { mode: 0o755 });
  return {
    sprung: () => [...readdirSync(traces), ...(registry.asked.length > 0 ? ['.npmrc'] : [])].sort(),
    async close() {
      await registry.close();
      for (const each of [traces, evil]) rmSync(each, { recursive: true, force: true });
    },
  };
}
