import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type * as EmbeddedChat from '@embeddedchat/api';
import { build } from 'esbuild';

/**
 * Bundles @embeddedchat/api like a web build, and loads it. Node.js cannot load the package itself, since it declares ESM
 * but its `main` is CommonJS.
 *
 * @param file Path of the bundle, with the extension `.cjs`.
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
