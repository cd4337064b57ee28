import type { Reading } from '../../../contracts/relations/relation.ts';
import { vendorChecks } from '../../../contracts/vendors/index.ts';
import type { BuiltInVendorName } from '../../../specs/vendors.ts';
import { toReading } from '../relations/reading.ts';

/** Judges responses by one of a vendor's relations. They are bodies or whole readings, in the order of its reads. */
export function judge(vendor: BuiltInVendorName, id: string, ...answers: unknown[]) {
  const relation = vendorChecks[vendor].relations.find((each) => each.id === id);
  if (!relation) throw new Error(`${vendor} has no relation ${id}`);
  return relation.judge(answers.map((each) => (isReading(each) ? each : toReading(each))));
}

function isReading(answer: unknown): answer is Reading {
  return typeof answer === 'object' && answer !== null && 'read' in answer;
}
