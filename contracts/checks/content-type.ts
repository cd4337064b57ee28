import { type Content, findResponse } from '../../specs/operations.ts';
import type { FindingDraft } from '../finding.ts';
import type { Check, Subject } from './check.ts';

/** The body is of a documented media type, is there, and can be read as what it says it is. */
export const contentType: Check = {
  id: 'content-type',
  statement: 'The body is there, of a documented media type, and can be read as such.',
  judge({ operation, exchange }) {
    const content = findResponse(operation, exchange.status)?.content ?? {};
    const documented = Object.keys(content);
    if (documented.length === 0) return [];
    const { body, mediaType } = exchange;
    const draft = (keyword: string, message: string, actual: string): FindingDraft[] => [
      { check: 'content-type', pointer: '', keyword, message, expected: documented, actual, severity: 'violation' },
    ];
    if (body.kind === 'empty') return draft('empty', 'The body is empty, where one is documented.', 'empty');
    if (body.kind === 'broken') return draft('unreadable', `The answer ${body.message}.`, 'unreadable');
    if (body.kind === 'other' && body.isHtml) {
      return draft('html', 'The answer is an HTML page (a login page, or one of a proxy?), not data.', 'HTML');
    }
    if (findContent({ operation, exchange })) return [];
    const type = mediaType ?? 'none';
    return draft('media-type', `The content type is ${type}, where ${documented.join(' or ')} is documented.`, type);
  },
};

/** The documented content that an answer's media type falls under, with its key in the document. */
export function findContent({
  operation,
  exchange,
}: Pick<Subject, 'operation' | 'exchange'>): { mediaType: string; content: Content } | undefined {
  const documented = findResponse(operation, exchange.status)?.content ?? {};
  for (const [mediaType, content] of Object.entries(documented)) {
    const plain = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
    const [type] = plain.split('/');
    const matches = plain === exchange.mediaType || plain === '*/*';
    if (matches || (plain.endsWith('/*') && exchange.mediaType?.startsWith(`${type}/`))) return { mediaType, content };
  }
  return undefined;
}
