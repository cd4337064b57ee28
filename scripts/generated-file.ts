import { mkdir, writeFile } from 'node:fs/promises';

/** A committed file that a script generates. A test fails if it is outdated. */
export interface GeneratedFile {
  url: URL;
  text: string;
}

/** Writes the files of a script if it was run directly, and not imported. */
export async function writeWhenRun(script: string, generate: () => Promise<GeneratedFile[]>): Promise<void> {
  if (!process.argv[1] || !script.endsWith(process.argv[1].replaceAll('\\', '/'))) return;
  for (const { url, text } of await generate()) {
    await mkdir(new URL('.', url), { recursive: true });
    await writeFile(url, text);
  }
}
