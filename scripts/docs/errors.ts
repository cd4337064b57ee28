import { usageErrors } from '../../usage-errors.ts';
import { code, join, toTable } from './markdown.ts';

/** Generates the page of all error codes. */
export function toErrorsPage(): string {
  const rows = Object.entries(usageErrors)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, { cause, remedy }]): [string, string, string] => [code(name), cause, remedy]);
  return join(
    '# Error codes',
    'A mistake of the user ends a command with exit code 2. The last line of standard error shows the message, with the code in brackets:',
    '```text\nchatpact: Expected an integer for seed (--seed), got 1.5. [INVALID_SEED]\n```',
    'Mistakes in the flags themselves, such as an unknown flag or a value that is not a choice, have no code: the message begins with `error:` and ends with the command that shows the help.',
    'The library throws a `UsageError` with the same `code`. Codes keep their meaning from version to version; messages may change.',
    toTable(['code', 'cause', 'what to do'], rows),
  );
}
