// Which packages were built into a file, and their licences.
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Files that something was left of. Packages turn some of their own off for browsers. */
export function listInputs({ outputs }) {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  return inputs.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 && !path.startsWith('(') ? path : []));
}

/** The licences of what was put in. */
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
