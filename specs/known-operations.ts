/**
 * An operation of a vendor's servers, whether or not the mock computes it. With a list of them, the mock distinguishes a
 * misspelt path from an operation that it does not compute.
 */
export interface KnownOperation {
  /** In upper case. */
  method: string;
  /** OpenAPI path template. */
  path: string;
  /** The operationId, if the document has one. */
  id?: string;
  /** The published document that describes it, as its URL ends: `omnichannel.yaml`. Absent if no document does. */
  document?: string;
}

/**
 * Parses a list of operations. A line is `METHOD PATH OPERATION_ID`, the last part being optional. A line `# NAME` starts
 * the operations of a document; those before it, or after a line `#`, are in no document.
 *
 * @example
 * parseKnownOperations('GET /health\n# swagger.json\nGET /api/v1/profile fetchProfile');
 */
export function parseKnownOperations(text: string): KnownOperation[] {
  const operations: KnownOperation[] = [];
  let document: string | undefined;
  for (const line of text.split('\n')) {
    const [first = '', path, id] = line.trim().split(' ');
    if (first === '#') document = path;
    else if (path !== undefined) {
      operations.push({
        method: first,
        path,
        ...(id !== undefined && { id }),
        ...(document !== undefined && { document }),
      });
    }
  }
  return operations;
}
