import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { npm } from '../installed.ts';
import { serve } from '../serve.ts';
import { read } from './files.ts';

/** An npm registry on this machine. */
export interface Registry {
  url: string;
  /** Paths of the received requests. */
  asked: string[];
  /** A folder that is removed with it. */
  scratch: string;
  close(): Promise<void>;
}

const makeFolder = (what: string) => mkdtempSync(join(tmpdir(), `chatpact-${what}-`));

/** Serves a package named chatpact. Redirects requests for other packages to npm's usual registry. */
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
 * Serves a package with chatpact's name and version. Its program imports `main`, the program of an installed package. Scripts install the same name
 * from the same registry, without a hundred dependencies each time.
 */
export async function startForwardingRegistry(main: string): Promise<Registry> {
  const placeholder = makeFolder('placeholder');
  const { version } = JSON.parse(read('package.json'));
  const manifest = { name: 'chatpact', version, type: 'module', bin: { chatpact: 'program.js' } };
  writeFileSync(join(placeholder, 'package.json'), JSON.stringify(manifest));
  const address = JSON.stringify(pathToFileURL(main));
  writeFileSync(join(placeholder, 'program.js'), `#!/usr/bin/env node\nawait import(${address});\n`, { mode: 0o755 });
  const registry = await startRegistry(placeholder);
  rmSync(placeholder, { recursive: true, force: true });
  return registry;
}

/** Environment variables that set the user's registry for npm. The .npmrc of a project takes precedence. */
export function toUserConfig({ url, scratch }: Registry): Record<string, string> {
  const file = join(scratch, 'npmrc');
  writeFileSync(file, `registry=${url}/\nprefer-offline=true\n`);
  return { npm_config_userconfig: file, NPM_CONFIG_USERCONFIG: file, npm_config_registry: '' };
}

/** A malicious checkout that tries to run its own code instead of chatpact. */
export interface HostileCheckout {
  /** Names of the traps whose code ran. */
  sprung(): string[];
  close(): Promise<void>;
}

/**
 * Turns a folder into a malicious checkout: its `.npmrc` names a registry with a malicious package named chatpact, and
 * its `node_modules` contains that package. Each writes a file when it runs.
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
