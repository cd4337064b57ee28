import { fromPointer, toPointer } from '../../specs/json.ts';
import type { VendorCheck } from '../vendor.ts';
import type { Sample } from './mutation.ts';
import { fits } from './places.ts';

/** True for a place that is data and no field: the entry of a map by channel, which no schema can ask for. */
export function isRow({ figures }: VendorCheck, { operation }: Sample, pointer: string): boolean {
  const patterns = figures.filter((each) => each.operation === operation).flatMap(({ counts = [] }) => counts);
  return patterns.some((pattern) =>
    fromPointer(pattern).some((segment, index, segments) => {
      return segment === '*' && fits(pointer, toPointer(segments.slice(0, index + 1)));
    }),
  );
}
