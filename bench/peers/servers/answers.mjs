import { readFileSync } from 'node:fs';

/** What a server of this folder is started with: its port, and what it answers by path. */
export function readArguments() {
  const [, , port, folder] = process.argv;
  return { port: Number(port), answers: JSON.parse(readFileSync(`${folder}/answers.json`, 'utf8')), folder };
}
