import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { readManifest, readProductionTree } from './production-tree.ts';

interface Component {
  name: string;
  version: string;
  purl: string;
  hashes?: { alg: string }[];
}

test('the SBOM lists each installed or built-in package exactly once', () => {
  const text = execFileSync(process.execPath, ['--import', 'tsx', 'scripts/sbom.ts'], {
    encoding: 'utf8',
    stdio: 'pipe',
  });
  const { bomFormat, metadata, components } = JSON.parse(text);
  const { name, version } = readManifest();
  expect(bomFormat).toBe('CycloneDX');
  expect(metadata.component).toMatchObject({ name, version, purl: `pkg:npm/${name}@${version}` });

  const listed: Component[] = components;
  const installed = new Set(readProductionTree().map((each) => `${each.name}@${each.version}`));
  expect(listed.map((each) => `${each.name}@${each.version}`).sort()).toEqual([...installed].sort());
  expect(listed.filter(({ purl, hashes }) => !purl.startsWith('pkg:npm/') || !hashes?.length)).toEqual([]);
});
