/**
 * Writes the list of the operations that a vendor publishes, which the mock uses to explain a request that it does not
 * serve: npm run specs:published -- chatwoot swagger.json
 */
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { loadDocument } from '../specs/documents/load.ts';
import { listOperations } from '../specs/operations.ts';
import { vendorNames } from '../specs/vendors.ts';

const [name, ...files] = process.argv.slice(2);
const vendor = vendorNames.find((each) => each === name);
if (!vendor || files.length === 0) {
  throw new Error(`Usage: npm run specs:published -- ${vendorNames.join('|')} FILE…`);
}

const listed = new Set<string>();
const lines: string[] = [];
for (const file of files) {
  lines.push(`# ${basename(file)}`);
  for (const { method, path, id } of listOperations((await loadDocument(file)).json)) {
    const operation = `${method.toUpperCase()} ${path}`;
    // The first document that has an operation wins. An id with a space is not from the document.
    if (listed.has(operation)) continue;
    listed.add(operation);
    lines.push(id.includes(' ') ? operation : `${operation} ${id}`);
  }
}
const heading = `// Generated from the documents of ${vendor} by "npm run specs:published". Do not edit.`;
await writeFile(
  new URL(`../specs/generated/${vendor}-operations.ts`, import.meta.url),
  `${heading}\n\n/** In the form that {@link parseKnownOperations} reads. */\nexport const operations = \`\n${lines.join('\n')}\n\`;\n`,
);
