import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadContract } from '../../specs/contract.ts';
import { loadDocument } from '../../specs/documents/load.ts';
import type { JsonObject } from '../../specs/json/json.ts';
import type { BuiltInVendorName } from '../../specs/vendors.ts';
import { documentOf } from '../specs/vendor-files.ts';

/** The operations that the reference server implements. */
const served: Record<BuiltInVendorName, readonly string[]> = {
  chatwoot: [
    '/api',
    '/api/v2/accounts/{account_id}/reports',
    '/api/v2/accounts/{account_id}/reports/outgoing_messages_count',
    '/api/v2/accounts/{account_id}/summary_reports/channel',
    '/api/v1/accounts/{account_id}/reporting_events',
  ],
  rocketchat: ['/api/info', '/api/v1/login', '/api/v1/engagement-dashboard/messages/messages-sent'],
};

const written = new Map<BuiltInVendorName, Promise<string>>();

/** Writes the vendor's document with only the operations of the reference server, and returns its path. */
export function writeReferenceDocument(vendor: BuiltInVendorName): Promise<string> {
  const path = written.get(vendor) ?? write(vendor);
  written.set(vendor, path);
  return path;
}

async function write(vendor: BuiltInVendorName): Promise<string> {
  const { json } = await loadDocument(documentOf(vendor));
  // Unpublished operations are not in the vendor's document.
  const { document } = await loadContract({ vendor });
  const all = { ...(document.paths as JsonObject), ...(json.paths as JsonObject) };
  const paths = Object.fromEntries(Object.entries(all).filter(([path]) => served[vendor].includes(path)));
  const file = join(mkdtempSync(join(tmpdir(), 'chatpact-twin-')), `${vendor}.json`);
  writeFileSync(file, JSON.stringify({ ...json, paths }));
  return file;
}
