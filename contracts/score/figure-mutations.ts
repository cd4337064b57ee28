import { toFigure } from '../relations/figures.ts';
import type { Mutation, MutationContext, Sample } from './mutation.ts';
import { changeAt, fits, listPlaces, type Place } from './places.ts';

/** The places of a sample that hold figures or times, as the vendor lists them. */
function placesOf(kind: 'counts' | 'times', { operation, query, body }: Sample, { vendor }: MutationContext): Place[] {
  const patterns = vendor.figures
    .filter((each) => each.operation === operation)
    .filter(({ when }) => !when || when.values.includes(query[when.parameter] ?? ''))
    .flatMap((each) => each[kind] ?? []);
  return listPlaces(body).filter(({ pointer }) => patterns.some((pattern) => fits(pointer, pattern)));
}

/** Changes the number of a value and keeps its type. */
function withNumber(value: unknown, change: (figure: number) => number): unknown {
  const figure = change(toFigure(value) ?? 0);
  return typeof value === 'string' ? String(figure) : figure;
}

function byOne(id: string, title: string, step: number): Mutation {
  return {
    id,
    title,
    *mutate(sample, context) {
      const seen = new Set<string>();
      for (const { pointer, pattern, value } of placesOf('counts', sample, context)) {
        const figure = toFigure(value);
        // Negative counts are left to the schema, and one place of each pattern is enough.
        if (figure === undefined || figure + step < 0 || seen.has(pattern)) continue;
        seen.add(pattern);
        const body = changeAt(sample.body, pointer, (holder, key) => {
          holder[key] = withNumber(holder[key], (was) => was + step);
        });
        yield { pointer, body };
      }
    },
  };
}

/** Wrong figures of the right type, which no schema can detect. */
export const figureMutations: Mutation[] = [
  byOne('one-more', 'a count is one too many', 1),
  byOne('one-less', 'a count is one too few', -1),
  {
    id: 'stale-figures',
    title: 'all counts of a response are 10 % too low, as if they were stale',
    *mutate(sample, context) {
      const places = placesOf('counts', sample, context).filter(({ value }) => (toFigure(value) ?? 0) >= 1);
      if (places.length === 0) return;
      let { body } = sample;
      for (const { pointer } of places) {
        body = changeAt(body, pointer, (holder, key) => {
          holder[key] = withNumber(holder[key], (was) => Math.floor(was * 0.9));
        });
      }
      yield { pointer: '', body };
    },
  },
  {
    id: 'shifted-day',
    title: 'all times are a day late',
    *mutate(sample, context) {
      const places = placesOf('times', sample, context);
      if (places.length === 0) return;
      let { body } = sample;
      for (const { pointer } of places) {
        body = changeAt(body, pointer, (holder, key) => {
          holder[key] = addDay(holder[key]);
        });
      }
      yield { pointer: places[0]?.pattern ?? '', body };
    },
  },
  {
    id: 'swapped-rows',
    title: 'two rows have swapped figures',
    *mutate(sample, context) {
      const [one, other] = findSwappable(placesOf('counts', sample, context));
      if (!one || !other) return;
      const first = changeAt(sample.body, one.pointer, (holder, key) => {
        holder[key] = other.value;
      });
      const body = changeAt(first, other.pointer, (holder, key) => {
        holder[key] = one.value;
      });
      yield { pointer: one.pattern, body };
    },
  },
];

/** Finds two places of one pattern, in different rows, with different figures. */
function findSwappable(places: readonly Place[]): [Place, Place] | [] {
  for (const one of places) {
    const other = places.find(
      (each) => each.pattern === one.pattern && each.pointer !== one.pointer && each.value !== one.value,
    );
    if (other) return [one, other];
  }
  return [];
}

function addDay(value: unknown): unknown {
  const day = 86_400;
  if (typeof value === 'number') return value + day;
  if (typeof value === 'string' && !Number.isNaN(Date.parse(value))) {
    return new Date(Date.parse(value) + day * 1000).toISOString();
  }
  return value;
}
