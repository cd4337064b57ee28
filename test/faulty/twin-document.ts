import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json, JsonObject } from '../../specs/json.ts';
import { loadDocument } from '../../specs/load.ts';
import { documentOf } from '../../specs/own-documents.ts';
import type { VendorName } from '../../specs/vendors.ts';

/** What the twin serves: the operations whose figures the planted faults are about. */
const served: Record<VendorName, readonly string[]> = {
  chatwoot: [
    '/api',
    '/api/v2/accounts/{account_id}/reports',
    '/api/v2/accounts/{account_id}/reports/outgoing_messages_count',
    '/api/v2/accounts/{account_id}/summary_reports/channel',
    '/api/v1/accounts/{account_id}/reporting_events',
  ],
  rocketchat: ['/api/info', '/api/v1/login', '/api/v1/engagement-dashboard/messages/messages-sent'],
};

const written = new Map<VendorName, Promise<string>>();

/** Path of the vendor's document without what the twin does not serve. */
export function writeTwinDocument(vendor: VendorName): Promise<string> {
  const path = written.get(vendor) ?? write(vendor);
  written.set(vendor, path);
  return path;
}

async function write(vendor: VendorName): Promise<string> {
  const { json } = await loadDocument(documentOf(vendor));
  const items = Object.entries(json.paths as JsonObject).filter(([path]) => served[vendor].includes(path));
  const { paths, components } = hideFirst(items, json.components as JsonObject, String(json.openapi));
  const file = join(mkdtempSync(join(tmpdir(), 'chatpact-twin-')), `${vendor}.json`);
  writeFileSync(file, JSON.stringify({ ...json, components, paths }));
  return file;
}

/**
 * Puts the first path behind a reference, so that no overlay takes this for the vendor's whole document and adds what
 * belongs to that. 3.0 knows no such references, and no overlay adds paths there.
 */
function hideFirst(items: [string, Json | undefined][], components: JsonObject, version: string) {
  const [[path, item] = ['', {}], ...others] = items;
  if (!version.startsWith('3.1')) return { paths: Object.fromEntries(items), components };
  const paths = { [path]: { $ref: '#/components/pathItems/first' }, ...Object.fromEntries(others) };
  return { paths, components: { ...components, pathItems: { first: item } } };
}
