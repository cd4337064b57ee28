import { createNames, type DecodedValue } from './decoded-value.ts';
import type { Serialization } from './serialization.ts';
import type { Kind } from './shape.ts';

type Way = Pick<Serialization, 'style' | 'explode'> & { name: string };

/** Separators between the items of a serialized value, by style. An exploded label has dots. */
const separators: Record<Serialization['style'], string> = {
  form: ',',
  simple: ',',
  label: ',',
  matrix: ',',
  spaceDelimited: ' ',
  pipeDelimited: '|',
  deepObject: ',',
};

/** Decodes a serialized value of a path, a header or a single query parameter. Escapes are already decoded. */
export function decodeText(text: string, kind: Kind, way: Way): DecodedValue {
  if (way.style === 'matrix') return decodeMatrix(text, kind, way);
  if (way.style !== 'label') return toValue(text, kind, separators[way.style], way.explode);
  if (!text.startsWith('.')) return { mistake: 'must begin with a dot (style label)' };
  return toValue(text.slice(1), kind, way.explode ? '.' : ',', way.explode);
}

/**
 * Decodes an alternative serialization. OpenAPI 3.0.0 to 3.0.3 separate the items of a label that is not exploded with dots, later
 * versions with commas.
 */
export function decodeAlternative(text: string, kind: Kind, { style, explode }: Way): DecodedValue | undefined {
  const isDotted = /^\.[^,]*$/s.test(text);
  if (style !== 'label' || explode || kind === 'primitive' || !isDotted) return undefined;
  return toValue(text.slice(1), kind, '.', false);
}

function decodeMatrix(text: string, kind: Kind, { name, explode }: Way): DecodedValue {
  if (explode && kind === 'object' && text.startsWith(';')) return toValue(text.slice(1), kind, ';', true);
  const [before, ...pieces] = text.split(';');
  const isNamed = (piece: string) => piece === name || piece.startsWith(`${name}=`);
  const values = pieces.map((piece) => piece.slice(name.length + 1));
  const isMany = explode && kind === 'array';
  if (before !== '' || !pieces.every(isNamed) || pieces.length === 0 || (pieces.length > 1 && !isMany)) {
    return { mistake: `must begin with ";${name}" (style matrix)` };
  }
  return isMany ? { value: values } : toValue(values[0] ?? '', kind, ',', false);
}

function toValue(text: string, kind: Kind, separator: string, explode: boolean): DecodedValue {
  if (kind === 'primitive') return { value: text };
  const pieces = text === '' ? [] : text.split(separator);
  return kind === 'array' ? { value: pieces } : toObject(pieces, explode);
}

/** Items are `R=100`, or alternate between names and values. */
function toObject(pieces: readonly string[], explode: boolean): DecodedValue {
  const value = createNames();
  for (const [index, piece] of pieces.entries()) {
    const at = piece.indexOf('=');
    if (explode && at < 0) return { mistake: 'must be a list of name=value' };
    if (explode) value[piece.slice(0, at)] = piece.slice(at + 1);
    else if (index % 2 === 1) value[pieces[index - 1] ?? ''] = piece;
  }
  if (!explode && pieces.length % 2 === 1) return { mistake: 'must be a list of names and values in turn' };
  return { value };
}
