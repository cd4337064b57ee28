import { type Severity, severities } from '../../../specs/diff/change.ts';
import { diffDocuments } from '../../../specs/diff/diff-documents.ts';
import { fitOverlays } from '../../../specs/diff/overlay-fit.ts';
import { toPrintableUrl } from '../../../specs/documents/download.ts';
import { loadOwnDocument } from '../../../specs/documents/own-documents.ts';
import { getVendor } from '../../../specs/get-vendor.ts';
import type { VendorName } from '../../../specs/vendors.ts';
import { writeFile } from '../../reporters/file-sink.ts';
import { fetchDocuments } from './fetch-documents.ts';
import type { PullFlags } from './flags.ts';
import { renderText } from './render-text.ts';
import type { PullReport } from './report.ts';

/**
 * Downloads the document of a vendor, prints how it differs from ours, and writes it to the file of `--out`.
 *
 * @returns The exit code: 1 for changes of `--fail-on`, else 0.
 * @throws UsageError `UNREADABLE_FILE`, `DOWNLOAD_FAILED`, `INVALID_DOCUMENT`, `INVALID_REFERENCE` or `UNWRITABLE_FILE`.
 */
export async function runPull(name: VendorName, flags: PullFlags): Promise<number> {
  const vendor = getVendor(name);
  const { from, out, format, failOn, cacert } = flags;
  const sources = from ?? vendor.sources ?? [];
  const fetched = await fetchDocuments(sources, cacert);
  const own = await loadOwnDocument(vendor, 'openapi');
  const report: PullReport = {
    vendor: name,
    sources: sources.map((source) => (source.includes('://') ? toPrintableUrl(source) : source)),
    changes: diffDocuments(own.json, fetched.json),
    overlays: await fitOverlays(vendor, fetched.json),
  };
  if (out !== undefined) writeFile(out, fetched.toText(out));
  process.stdout.write(format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : renderText(report));
  return failOn !== undefined && isReached(report, failOn) ? 1 : 0;
}

/** Returns true for a change of this severity, or a worse one. */
function isReached({ changes, overlays }: PullReport, least: Severity): boolean {
  const counted = severities.slice(0, severities.indexOf(least) + 1);
  return overlays.stale.length > 0 || changes.some(({ severity }) => counted.includes(severity));
}
