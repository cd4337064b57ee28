import { toPlainText } from '../results/finding.ts';

/**
 * Cleans all texts of a value read from a file, as the check cleans its own texts. The author of the file could steer a
 * terminal with control characters. A line that begins like a command could steer a CI system (`::error::` of GitHub
 * Actions, `##vso[` and `##[` of Azure Pipelines).
 */
export function toSafeTexts<Value>(value: Value): Value {
  if (typeof value === 'string') return toSafeText(value) as Value;
  if (Array.isArray(value)) return value.map(toSafeTexts) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [toSafeText(key), toSafeTexts(each)])) as Value;
}

/** Keeps line breaks: a finding about two requests has two curl commands, one a line. */
const toSafeText = (text: string): string =>
  text
    .split('\n')
    .map((line) =>
      toPlainText(line, Number.POSITIVE_INFINITY)
        .replace(/^(\s*:):/, '$1 :')
        .replaceAll(/##(?=\w*\[)/g, '# #'),
    )
    .join('\n');
