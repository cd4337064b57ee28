import converter from 'swagger2openapi';
import { copyJson, fromPointer, type JsonObject, toPointer } from '../json/json.ts';

type Swagger = Parameters<typeof converter.convertObj>[0];

/** A Swagger 2.0 document converted to OpenAPI 3.0. */
export interface UpgradedDocument {
  json: JsonObject;
  /** Converts a JSON Pointer to the place in the original document. */
  toWritten(pointer: string): string;
  /** Converts the references in a message to those of the original document. */
  toWrittenWords(message: string): string;
}

/**
 * Converts a Swagger 2.0 document to OpenAPI 3.0. External references must already be bundled.
 *
 * @throws Error whose message is the reason, without a full stop.
 */
export async function upgradeSwagger(document: JsonObject): Promise<UpgradedDocument> {
  // The dummy text keeps the converter from serializing the whole document as YAML.
  const options = { patch: true, warnOnly: true, resolve: false, text: ' ' };
  // The converter takes any object, and throws if it cannot convert it. Its types want a correct document.
  const written = { ...copyJson(document), swagger: '2.0' } as unknown as Swagger;
  const { openapi } = await converter.convertObj(written, options);
  // The result is JSON. Interfaces of documents have no index signature, so TypeScript does not know it.
  return { json: copyJson(openapi as unknown as JsonObject), toWritten, toWrittenWords };
}

/** Swagger 2.0 keys of the component kinds of OpenAPI 3.0. */
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
  // In Swagger 2.0, bodies are parameters, and media types are in other places.
  const path = fromPointer(pointer).map((segment) => (segment === 'requestBody' ? 'parameters' : segment));
  const at = path.indexOf('content');
  return toPointer(at < 0 ? path : [...path.slice(0, at), ...path.slice(at + 2)]);
}
