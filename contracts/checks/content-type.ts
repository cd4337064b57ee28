import { type Content, findResponse } from '../../specs/operations.ts';
import type { Body } from '../exchanges/exchange.ts';
import type { FindingDraft } from '../results/finding.ts';
import { findCause } from './causes.ts';
import type { Check, Subject } from './check.ts';

/** Statuses whose responses have no body (RFC 9110, 15.3.5, 15.3.6 and 15.4.5). */
const statusesWithoutBody: readonly number[] = [204, 205, 304];

/** Requires a body of a documented media type that can be parsed. */
export const contentType: Check = {
  id: 'content-type',
  statement: 'The body is present, has a documented media type and can be parsed.',
  judge(subject) {
    const { operation, exchange } = subject;
    const content = findResponse(operation, exchange.status)?.content ?? {};
    const documented = Object.keys(content);
    if (documented.length === 0) return [];
    const { body, mediaType } = exchange;
    const types = documented.join(' or ');
    const draft = (keyword: string, message: string, actual: string): FindingDraft[] => {
      const cause = findCause(subject);
      const common = { check: 'content-type', pointer: '', expected: documented, severity: 'violation' as const };
      return [{ ...common, keyword, message, actual, cause }];
    };
    // HTTP allows no body here, even if the document describes one.
    if (body.kind === 'empty' && statusesWithoutBody.includes(exchange.status)) return [];
    if (body.kind === 'empty') return draft('empty', `Expected a body of ${types}. Got none.`, 'empty');
    if (body.kind === 'broken') {
      return draft('unreadable', `Expected a readable body of ${types}. Got one that ${body.message}.`, 'unreadable');
    }
    // A document may describe an HTML page.
    if (findContent({ operation, exchange }) && !(isPage(body) && isJson(mediaType))) return [];
    if (isPage(body)) return draft('html', `Expected ${types}. Got an HTML page.`, 'HTML');
    const type = mediaType ?? 'none';
    return draft('media-type', `Expected the content type ${types}. Got ${type}.`, type);
  },
};

const isPage = (body: Body) => body.kind === 'other' && body.isHtml;
/** A misconfigured server or proxy may label an HTML page as JSON. */
const isJson = (mediaType = '') => /[/+]json$/.test(mediaType);

/** Finds the documented content that matches the media type of a response, and its key in the document. */
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
