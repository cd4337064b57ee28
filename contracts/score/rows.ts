import { fromPointer, toPointer } from '../../specs/json/json.ts';
import type { VendorCheck } from '../vendor.ts';
import type { Sample } from './mutation.ts';
import { fits } from './places.ts';

/** True if a place is data rather than a field, such as an entry of a map by channel: no schema can require it. */
export function isRow({ figures }: VendorCheck, { operation }: Sample, pointer: string): boolean {
  const patterns = figures.filter((each) => each.operation === operation).flatMap(({ counts = [] }) => counts);
  return patterns.some((pattern) =>
    fromPointer(pattern).some((segment, index, segments) => {
      return segment === '*' && fits(pointer, toPointer(segments.slice(0, index + 1)));
    }),
  );
}
