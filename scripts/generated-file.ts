import { mkdir, writeFile } from 'node:fs/promises';

/** A file that is committed and written by a script; a test says when it is stale. */
export interface GeneratedFile {
  url: URL;
  text: string;
}

/** Writes what a script generates, when that script is what was run. */
export async function writeWhenRun(script: string, generate: () => Promise<GeneratedFile[]>): Promise<void> {
  if (!process.argv[1] || !script.endsWith(process.argv[1].replaceAll('\\', '/'))) return;
  for (const { url, text } of await generate()) {
    await mkdir(new URL('.', url), { recursive: true });
    await writeFile(url, text);
  }
}
