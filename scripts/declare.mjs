// Writes the types of what is exported, and of nothing else: one file for each entry, and what they share.
import { join } from 'node:path';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

/** An entry names a type that others declare and that it does not export itself: it is written all the same. */
const isExpected = ({ code, message }) => code === 'PLUGIN_WARNING' && message.includes('private shared type');

/**
 * @param root The project.
 * @param folder Where to write them.
 * @param exported Paths of the declarations that package.json names, relative to the folder.
 */
export async function declare(root, folder, exported) {
  const names = exported.map((path) => path.replace(/\.d\.ts$/, ''));
  const bundle = await rollup({
    input: Object.fromEntries(names.map((name) => [name, join(root, `${name}.ts`)])),
    // Types of packages stay imports: those of peers, and of Node.js.
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
