/**
 * Writes the wire types of every vendor and profile from its effective document. Run by `npm run types:generate`. A
 * test fails if the committed files differ from its output.
 */
import openapiTS, { astToString } from 'openapi-typescript';
import { loadContract } from '../specs/contract.ts';
import { isObject, type Json, type JsonObject } from '../specs/json/json.ts';
import { profiles } from '../specs/profiles.ts';
import { closeSchema } from '../specs/schemas/normalize.ts';
import { vendorNames } from '../specs/vendors.ts';
import { type GeneratedFile, writeWhenRun } from './generated-file.ts';
import { listRequestSchemas, removeUncheckedTypes } from './request-types.ts';

export async function generateTypes(): Promise<GeneratedFile[]> {
  const files: GeneratedFile[] = [];
  for (const vendor of vendorNames) {
    for (const profile of profiles) {
      const { document } = await loadContract({ vendor, profile });
      const typed = closeDocument(removeUncheckedTypes(document));
      const ast = await openapiTS(typed as never, { alphabetize: true, emptyObjectsUnknown: true });
      const heading = `// Generated from specs/${vendor} (profile ${profile}) by "npm run types:generate". Do not edit.\n\n`;
      files.push({
        url: new URL(`../specs/generated/${vendor}-${profile}.ts`, import.meta.url),
        text: heading + astToString(ast),
      });
    }
  }
  return files;
}

/**
 * Converts every schema of a response to its closed form. In the published form, nearly every field is optional, so a
 * handler that forgets one would compile. Bodies of requests keep the published form, by which they are validated.
 */
function closeDocument(document: JsonObject): JsonObject {
  const components = isObject(document.components) ? document.components : {};
  const schemas = isObject(components.schemas) ? components.schemas : {};
  const requests = listRequestSchemas(document);
  const closed = Object.entries(schemas).map(([name, schema]) => [
    name,
    requests.has(name) ? schema : closeSchema(schema as JsonObject),
  ]);
  const withBodies = closeBodies({ ...document, components: { ...components, schemas: {} } }) as JsonObject;
  return {
    ...withBodies,
    components: { ...(withBodies.components as JsonObject), schemas: Object.fromEntries(closed) },
  };
}

function closeBodies(node: Json | undefined, key?: string): Json | undefined {
  if (Array.isArray(node)) return node.map((each) => closeBodies(each) ?? null);
  if (!isObject(node)) return node;
  if (key === 'requestBody') return node;
  const entries = Object.entries(node).map(([name, each]) => [
    name,
    name === 'schema' && isObject(each) ? closeSchema(each) : closeBodies(each, name),
  ]);
  return Object.fromEntries(entries) as JsonObject;
}

await writeWhenRun(import.meta.url, generateTypes);
