import { readFileSync } from 'node:fs';

/** The arguments of the servers in this folder: the port, and the responses by path. */
export function readArguments() {
  const [, , port, folder] = process.argv;
  return { port: Number(port), answers: JSON.parse(readFileSync(`${folder}/answers.json`, 'utf8')), folder };
}
