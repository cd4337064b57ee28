// Writes the types of the exports: one file for each entry, and shared ones.
import { join } from 'node:path';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

/** An expected warning: an entry uses a type that another file declares and that the entry does not export. */
const isExpected = ({ code, message }) => code === 'PLUGIN_WARNING' && message.includes('private shared type');

/**
 * @param root The project.
 * @param folder The output folder.
 * @param exported Paths of the declarations in package.json, relative to the folder.
 */
export async function declare(root, folder, exported) {
  const names = exported.map((path) => path.replace(/\.d\.ts$/, ''));
  const bundle = await rollup({
    input: Object.fromEntries(names.map((name) => [name, join(root, `${name}.ts`)])),
    // Types of peer dependencies and of Node.js stay imports.
    external: /^[a-z@]/,
    plugins: [dts({ tsconfig: join(root, 'tsconfig.build.json') })],
    onwarn(warning) {
      if (!isExpected(warning)) throw new Error(warning.message);
    },
  });
  await bundle.write({
    dir: folder,
    format: 'es',
    entryFileNames: '[name].d.ts',
    chunkFileNames: ({ name }) => `types/${name.replace(/\.d$/, '')}.d.ts`,
  });
  await bundle.close();
}
