// Compiles the schemas that the OpenAPI Initiative publishes to code, because compiling one takes longer than validating most
// documents.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const versions = ['2.0', '3.0', '3.1'];

/** Writes a module for each version of OpenAPI. Its default export is the validating function of Ajv. */
export async function writeConformance(root, folder) {
  const { build } = await import('esbuild');
  const validator = join(root, 'node_modules', '@seriousme', 'openapi-schema-validator');
  // The validator's own copies of its dependencies.
  const require = createRequire(join(validator, 'index.js'));
  const standaloneCode = require('ajv/dist/standalone').default;
  mkdirSync(folder, { recursive: true });
  for (const version of versions) {
    const schema = JSON.parse(readFileSync(join(validator, 'schemas', `v${version}`, 'schema.json'), 'utf8'));
    const ajv = createAjv(require, schema);
    await build({
      stdin: { contents: standaloneCode(ajv, ajv.compile(schema)), resolveDir: validator, loader: 'js' },
      outfile: join(folder, `openapi-${version}.mjs`),
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'warning',
    });
  }
}

/** Configures Ajv as the validator does, with the options of `specs/schemas/conformance-errors.ts`. */
function createAjv(require, { $schema }) {
  const { default: Ajv } = require($schema.includes('draft-04') ? 'ajv-draft-04' : 'ajv/dist/2020');
  const ajv = new Ajv({ strict: false, allErrors: true, code: { optimize: false, source: true, esm: true } });
  require('ajv-formats').default(ajv);
  return ajv.addFormat('media-range', true);
}
