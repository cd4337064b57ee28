import { isObject, type Json, type JsonObject } from '../json.ts';

/** Where a document says that an operation is: in itself, in its path, and in the document, the first of these. */
export interface ServerHolders {
  document: JsonObject;
  item: JsonObject;
  operation: JsonObject;
}

/**
 * The path of the first server of an operation, without a slash at its end: `/team/api`. Variables have their defaults, and a
 * relative URL counts from the root. Empty if there is no server, or its URL is not one.
 */
export function readBasePath({ document, item, operation }: ServerHolders): string {
  const servers = operation.servers ?? item.servers ?? document.servers;
  const [server] = Array.isArray(servers) ? servers : [];
  if (!isObject(server) || typeof server.url !== 'string') return '';
  const url = server.url.replace(
    /\{([^{}]+)\}/g,
    (whole, name: string) => readDefault(server.variables, name) ?? whole,
  );
  if (/[{}]/.test(url) || !URL.canParse(url, 'http://host/')) return '';
  return new URL(url, 'http://host/').pathname.replace(/\/+$/, '');
}

function readDefault(variables: Json | undefined, name: string): string | undefined {
  const variable = isObject(variables) && Object.hasOwn(variables, name) ? variables[name] : undefined;
  return isObject(variable) && variable.default !== undefined ? String(variable.default) : undefined;
}
