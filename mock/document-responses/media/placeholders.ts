import type { Reply } from '../../vendor-interface/reply.ts';

type Placeholder = Pick<Reply, 'body' | 'encoding'>;

/** A page with the text "Placeholder of a mock". */
const pdf = writePdf('Placeholder of a mock');

/** The smallest valid files: an image of one transparent pixel, an archive without files. */
const files: Readonly<Record<string, string>> = {
  'image/png': 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'image/gif': 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
  'application/zip': 'UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==',
  'application/gzip': 'H4sIAAAAAAAAAwMAAAAAAAAAAAA=',
};

const texts: Readonly<Record<string, string>> = {
  'application/pdf': pdf,
  'image/svg+xml': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>\n',
  'text/html': '<!doctype html>\n<html lang="en"><title>Placeholder</title><p>Placeholder of a mock</p></html>\n',
  'text/csv': 'id,name\n1,Placeholder\n',
  'text/calendar': 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//chatpact//mock//EN\r\nEND:VCALENDAR\r\n',
  'text/vcard': 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Placeholder\r\nEND:VCARD\r\n',
};

/** Media types whose bodies are always text. */
const isText = (type: string) => /^text\/|xml$|json$|yaml$|javascript$|x-www-form-urlencoded$/.test(type);

/** A valid file of a media type, or arbitrary bytes for an unknown type; undefined for text types. */
export function toPlaceholder(type: string, seed: string): Placeholder | undefined {
  if (Object.hasOwn(texts, type)) return { body: texts[type] };
  if (Object.hasOwn(files, type)) return { body: files[type], encoding: 'base64' };
  if (isText(type)) return undefined;
  return { body: Buffer.from(`chatpact placeholder ${seed}\n`).toString('base64'), encoding: 'base64' };
}

/** A PDF of one page with one line. Its object table is at a byte offset that the trailer contains. */
function writePdf(line: string): string {
  const stream = `BT /F1 18 Tf 72 720 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return `${text}xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
}
