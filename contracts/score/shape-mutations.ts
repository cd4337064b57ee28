import { isObject } from '../../specs/json/json.ts';
import type { Mutation } from './mutation.ts';
import { changeAt, firstPlaces, type Place } from './places.ts';

/** Creates a mutation of one field of each pattern. Items of arrays are not fields. */
function ofFields(
  id: string,
  title: string,
  change: (holder: Record<string, unknown>, key: string) => void,
  applies: (place: Place) => boolean = () => true,
): Mutation {
  return {
    id,
    title,
    isOfShape: true,
    *mutate({ body }) {
      for (const place of firstPlaces(body)) {
        const isItem = /\/\d+$/.test(place.pointer);
        if (isItem || !applies(place)) continue;
        yield { pointer: place.pointer, body: changeAt(body, place.pointer, change) };
      }
    },
  };
}

/** A value of another type, by the type of a value. */
const other: Record<string, (value: unknown) => unknown> = {
  number: (value) => ({ figure: value }),
  string: (value) => [value],
  boolean: (value) => String(value),
  object: () => 'text',
};

/** Wrong shapes, which a strict schema can detect. */
export const shapeMutations: Mutation[] = [
  ofFields('drop-field', 'a field is missing', (holder, key) => delete holder[key]),
  ofFields('rename-field', 'a field has another name', (holder, key) => {
    holder[`${key}_renamed`] = holder[key];
    delete holder[key];
  }),
  ofFields(
    'retype-field',
    'a value has another type',
    (holder, key) => {
      const value = holder[key];
      holder[key] = other[typeof value]?.(value);
    },
    ({ value }) => value !== null,
  ),
  ofFields(
    'null-field',
    'a value is null',
    (holder, key) => {
      holder[key] = null;
    },
    ({ value }) => value !== null,
  ),
  {
    id: 'extra-field',
    title: 'an object has an additional field',
    isOfShape: true,
    *mutate({ body }) {
      const objects = [{ pointer: '', value: body }, ...firstPlaces(body)].filter(({ value }) => isObject(value));
      for (const { pointer, value } of objects) {
        const grown = { ...(value as object), chatpact_extra: 'text' };
        const whole = changeAt(body, pointer, (holder, key) => {
          holder[key] = grown;
        });
        yield { pointer, body: whole };
      }
    },
  },
];

/** Responses that are replaced as a whole. */
export const wholeMutations: Mutation[] = [
  ...[{ error: 'text' }, { success: false, error: 'text' }, { message: 'text' }].map(
    (envelope, index): Mutation => ({
      id: 'error-with-200',
      title: 'an error message is returned with status 200',
      *mutate() {
        yield { pointer: `#${index}`, body: envelope };
      },
    }),
  ),
  {
    id: 'empty-object',
    title: 'an empty object in place of the response',
    *mutate({ body }) {
      if (JSON.stringify(body) !== '{}') yield { pointer: '', body: {} };
    },
  },
];
