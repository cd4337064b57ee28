import converter from 'swagger2openapi';
import { copyJson, fromPointer, type JsonObject, toPointer } from '../json.ts';

/** A document of Swagger 2.0 as one of OpenAPI 3.0. */
export interface UpgradedDocument {
  json: JsonObject;
  /** Where something stands in the document as it was written. */
  toWritten(pointer: string): string;
  /** A message with references as they were written. */
  toWrittenWords(message: string): string;
}

/**
 * Makes a document of Swagger 2.0 one of OpenAPI 3.0. What it refers to must be in it already.
 *
 * @throws Error that says why not, in half a sentence.
 */
export async function upgradeSwagger(document: JsonObject): Promise<UpgradedDocument> {
  // What it reads itself it finds in the text; without one it would write all of the document as YAML.
  const options = { patch: true, warnOnly: true, resolve: false, text: ' ' };
  const { openapi } = await converter.convertObj({ ...copyJson(document), swagger: '2.0' } as never, options);
  return { json: openapi as unknown as JsonObject, toWritten, toWrittenWords };
}

/** Where Swagger 2.0 has what OpenAPI 3.0 has among the components. */
const componentsOf: Readonly<Record<string, string>> = {
  schemas: 'definitions',
  parameters: 'parameters',
  requestBodies: 'parameters',
  responses: 'responses',
  securitySchemes: 'securityDefinitions',
};

const toWrittenWords = (message: string) =>
  message.replace(/#\/components\/(\w+)\//g, (_, kind: string) => `#/${componentsOf[kind] ?? kind}/`);

function toWritten(pointer: string): string {
  const [first = '', kind = '', ...rest] = fromPointer(pointer);
  if (first === 'components') return toPointer([componentsOf[kind] ?? kind, ...rest]);
  // Bodies were parameters, and media types stood elsewhere.
  const path = fromPointer(pointer).map((segment) => (segment === 'requestBody' ? 'parameters' : segment));
  const at = path.indexOf('content');
  return toPointer(at < 0 ? path : [...path.slice(0, at), ...path.slice(at + 2)]);
}
