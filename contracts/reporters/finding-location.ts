import type { CheckReport } from '../results/check-report.ts';
import type { FileLocation } from '../results/file-location.ts';
import type { Finding } from '../results/finding.ts';
import type { ReportContext } from './reporter.ts';

/**
 * Finds the line in a file of the user that a finding is about: its entry in the baseline, else its operation in the
 * user's document, else the target in the configuration. Returns undefined if there is none. A vendor's document is part
 * of this package and is never in the user's repository.
 */
export function findFindingLocation(
  { operation, baseline }: Pick<Finding, 'operation' | 'baseline'>,
  { operations, options }: Pick<CheckReport, 'operations' | 'options'>,
  { configuredPlace, repositoryFolder = '' }: ReportContext,
): FileLocation | undefined {
  const isOwnDocument = [options?.spec ?? []].flat().some((file) => !isUrl(file));
  const documented = isOwnDocument ? operations.find(({ id }) => id === operation)?.location : undefined;
  const place = baseline?.location ?? documented ?? configuredPlace;
  if (!place || isUrl(place.file)) return undefined;
  return repositoryFolder === '' ? place : { ...place, file: `${repositoryFolder}/${place.file}` };
}

const isUrl = (file: string) => /^[a-z]+:\/\//i.test(file);
