import type { Json, JsonObject } from '../../../specs/json/json.ts';
import { isJsonType, toBareType } from '../../../specs/media-types.ts';
import type { Reply } from '../../vendor-interface/reply.ts';
import { toPlaceholder } from './placeholders.ts';
import { writeCsv } from './write-csv.ts';
import { writeXml } from './write-xml.ts';

export type WrittenBody = Pick<Reply, 'body' | 'type' | 'encoding'>;

/** The document and schema of a body. */
export interface BodySchema {
  document: JsonObject;
  schema: JsonObject | undefined;
}

/** Serializes a value to its media type. */
export function writeBody(mediaType: string, value: Json, form: BodySchema): WrittenBody {
  const bare = toBareType(mediaType);
  // The vendor sets the content type of JSON, unless the document has a specific one.
  if (mediaType === 'application/json') return { body: value };
  if (isJsonType(mediaType)) return { type: mediaType, body: JSON.stringify(value) };
  const write = writers.find(([type]) => type.test(bare))?.[1] ?? writeAnything;
  return { type: mediaType, ...write(value, form, bare) };
}

type Write = (value: Json, form: BodySchema, type: string) => Omit<WrittenBody, 'type'>;

const toText = (value: Json) => (typeof value === 'string' ? value : JSON.stringify(value));

const writeAnything: Write = (value) => ({ body: toText(value) });

/** Writers by media type. The first match is used. */
const writers: readonly [type: RegExp, write: Write][] = [
  [
    /^(application|text)\/xml$|\+xml$/,
    (value, form) => ({ body: typeof value === 'string' ? value : writeXml(value, form) }),
  ],
  [
    /^text\/(csv|tab-separated-values)$/,
    (value, _, type) => ({ body: writeCsv(value, type === 'text/csv' ? ',' : '\t') }),
  ],
  [
    /^application\/(x-ndjson|jsonl|json-seq|x-jsonlines)$/,
    (value) => ({
      body: [value]
        .flat()
        .map((each) => `${JSON.stringify(each)}\n`)
        .join(''),
    }),
  ],
  [
    /^text\/event-stream$/,
    (value) => ({
      body: typeof value === 'string' && value.includes('data:') ? value : `data: ${JSON.stringify(value)}\n\n`,
    }),
  ],
  [/^application\/x-www-form-urlencoded$/, (value) => ({ body: writeForm(value) })],
];

function writeForm(value: Json): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return toText(value);
  const fields = Object.entries(value).flatMap(([name, each]) =>
    [each].flat().map((one): [string, string] => [name, toText(one ?? null)]),
  );
  return String(new URLSearchParams(fields));
}

/** A small file for a body that the document does not describe further; undefined for text types. */
export function writePlaceholder(mediaType: string, seed: string): WrittenBody | undefined {
  const placeholder = toPlaceholder(toBareType(mediaType), seed);
  return placeholder && { type: mediaType, ...placeholder };
}
