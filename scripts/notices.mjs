// Lists the packages that were built into a file, and their licences.
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Lists the input files of a bundle. Files without any bundled code do not count. */
export function listInputs({ outputs }) {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  return inputs.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 && !path.startsWith('(') ? path : []));
}

/** Returns the licences of the bundled packages. */
export function readNotices(root, inputs) {
  const pattern = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;
  const folders = new Set(inputs.flatMap((path) => pattern.exec(path.split(sep).join('/'))?.[1] ?? []));
  const notices = [...folders].map((folder) => readNotice(join(root, folder)));
  return notices.sort().join('\n\n');
}

function readNotice(folder) {
  const { name, version, license } = readJson(join(folder, 'package.json'));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`${name} ${version} (${license})`, ...texts].join('\n\n');
}
