import Negotiator from 'negotiator';
import { isJsonType, toBareType } from '../../specs/media-types.ts';
import type { Content } from '../../specs/operations.ts';

/** A concrete media type, and its content in the document. */
export interface Representation {
  /** As in the document, with parameters. For a range: a type in the range. */
  mediaType: string;
  content: Content;
}

/** Concrete types for media ranges in a document. */
const usualTypes: Readonly<Record<string, string>> = {
  '*/*': 'application/json',
  'application/*': 'application/json',
  'text/*': 'text/plain',
  'image/*': 'image/png',
  'audio/*': 'audio/mpeg',
  'video/*': 'video/mp4',
};

/**
 * The documented content that matches an `Accept` header best (RFC 9110, 12.5.1). Without a header JSON is preferred.
 * On a
 * tie the first type of the document is chosen.
 *
 * @param accept The header's value. Undefined or empty: any type.
 * @returns Undefined if the client accepts none of the documented types.
 */
export function negotiate(content: Record<string, Content>, accept: string | undefined): Representation | undefined {
  const offered = listOffers(content, accept);
  if (accept === undefined || accept.trim() === '') return offered.find(isJsonOffer) ?? offered[0];
  const found = findPreferred(offered, accept);
  // Media type parameters other than q are not standardised, so try again without them.
  return found ?? findPreferred(offered, withoutParameters(accept));
}

function findPreferred(offered: readonly Representation[], accept: string): Representation | undefined {
  const [best] = new Negotiator({ headers: { accept } }).mediaTypes(offered.map(({ mediaType }) => mediaType));
  return offered.find(({ mediaType }) => mediaType === best);
}

/** The documented types as concrete types. A range also offers the types in it that the client names. */
function listOffers(content: Record<string, Content>, accept: string | undefined): Representation[] {
  return Object.entries(content).flatMap(([mediaType, each]): Representation[] => {
    const bare = toBareType(mediaType);
    if (!bare.includes('*')) return [{ mediaType, content: each }];
    const named = listNamed(accept).filter((type) => isWithin(type, bare) && type !== toUsual(bare, each));
    return [toUsual(bare, each), ...named].map((type) => ({ mediaType: type, content: each }));
  });
}

function toUsual(range: string, { schema }: Content): string {
  if (range === '*/*' && schema?.type === 'string') return 'text/plain';
  return usualTypes[range] ?? range.replaceAll('*', 'octet-stream');
}

/** The concrete types of an `Accept` header. */
function listNamed(accept = ''): string[] {
  return accept
    .split(',')
    .map(toBareType)
    .filter((type) => /^[^*/\s]+\/[^*/\s]+$/.test(type));
}

function isWithin(type: string, range: string): boolean {
  return range === '*/*' || type.startsWith(range.slice(0, -1));
}

function withoutParameters(accept: string): string {
  return accept
    .split(',')
    .map((each) => {
      const [type = '', ...parameters] = each.split(';');
      return [type, ...parameters.filter((parameter) => /^\s*q\s*=/i.test(parameter))].join(';');
    })
    .join(',');
}

const isJsonOffer = ({ mediaType }: Representation) => isJsonType(mediaType);
