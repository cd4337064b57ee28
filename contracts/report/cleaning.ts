import { toPlainText } from '../finding.ts';

/**
 * A value read from a file, with its texts cleaned as those of our own checks are: whoever wrote the file could steer a
 * terminal by control characters, or a CI system by a line that begins like one of its commands (`::error::` of GitHub
 * Actions, `##vso[` and `##[` of Azure Pipelines).
 */
export function toSafeTexts<Value>(value: Value): Value {
  if (typeof value === 'string') return toSafeText(value) as Value;
  if (Array.isArray(value)) return value.map(toSafeTexts) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [toSafeText(key), toSafeTexts(each)])) as Value;
}

/** Lines stay lines: a finding of two requests has two commands to send them again. */
const toSafeText = (text: string): string =>
  text
    .split('\n')
    .map((line) =>
      toPlainText(line, Number.POSITIVE_INFINITY)
        .replace(/^(\s*:):/, '$1 :')
        .replaceAll(/##(?=\w*\[)/g, '# #'),
    )
    .join('\n');
