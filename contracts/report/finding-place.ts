import type { Finding } from '../finding.ts';
import type { Place } from '../places.ts';
import type { CheckReport } from '../report.ts';
import type { ReportContext } from './reporter.ts';

/**
 * The line of a file of the user's that a finding is about: its entry in the baseline, else its operation in a document of
 * the user's, else the target in the configuration. Undefined where there is none: a vendor's document is a file of this
 * package, and in no repository of the user's.
 */
export function findPlace(
  { operation, baseline }: Pick<Finding, 'operation' | 'baseline'>,
  { operations, options }: Pick<CheckReport, 'operations' | 'options'>,
  { configured, folder = '' }: ReportContext,
): Place | undefined {
  const isOwnDocument = [options?.spec ?? []].flat().some((file) => !isUrl(file));
  const promised = isOwnDocument ? operations.find(({ id }) => id === operation)?.location : undefined;
  const place = baseline?.location ?? promised ?? configured;
  if (!place || isUrl(place.file)) return undefined;
  return folder === '' ? place : { ...place, file: `${folder}/${place.file}` };
}

const isUrl = (file: string) => /^[a-z]+:\/\//i.test(file);
