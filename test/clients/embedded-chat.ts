import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type * as EmbeddedChat from '@embeddedchat/api';
import { build } from 'esbuild';

/**
 * Bundles @embeddedchat/api as a page's build does, and loads it: Node itself can't, since the package calls itself
 * ESM and its `main` is CommonJS.
 *
 * @param file Where the bundle goes; its name ends with `.cjs`.
 */
export async function loadEmbeddedChat(file: string): Promise<typeof EmbeddedChat> {
  await build({
    stdin: {
      contents: "export { EmbeddedChatApi } from '@embeddedchat/api';",
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    outfile: file,
    bundle: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    format: 'cjs',
    logLevel: 'warning',
  });
  return createRequire(import.meta.url)(file);
}
