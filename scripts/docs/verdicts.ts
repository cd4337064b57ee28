import { obstacles } from '../../contracts/obstacles/obstacles.ts';
import { reporters } from '../../contracts/reporters/index.ts';
import { code, join, toTable } from './markdown.ts';
import { readExports } from './tsdoc.ts';

const files = {
  verdicts: 'contracts/results/verdict.ts',
  exitCodes: 'contracts/results/exit-code.ts',
  refusals: 'specs/behaviour.ts',
};

/** Generates the page of verdicts, exit codes and reports from lists in comments of the sources. */
export function toVerdictsPage(): string {
  const found = readExports(Object.values(files));
  const textOf = (file: string, name: string) => found.get(file)?.find((each) => each.name === name)?.text ?? '';
  return join(
    '# Verdicts, exit codes, reports',
    '## Verdicts',
    'The result of a case.',
    toTable(['verdict', ''], readList(textOf(files.verdicts, 'verdicts'))),
    '## Exit codes',
    textOf(files.exitCodes, 'exitCodes').split('\n')[0] ?? '',
    toTable(['exit code', ''], readList(textOf(files.exitCodes, 'exitCodes'))),
    'With several targets, the exit code is the worst of all, in the order 2, 1, 3, 4.',
    "## Answers that are not the API's",
    'Something else may answer in place of the API: a proxy, a login page, a server under maintenance. The check recognises these answers and judges none of them:',
    toTable(
      ['answer', 'what to do'],
      obstacles.map(({ sign, remedy }) => [sign, remedy]),
    ),
    [
      '- Before the first case, such an answer ends the check with 3.',
      '- During the check, the check repeats the request, and asks again what the server answered before. If that is not answered either, the check ends with 4, and what is left is `inconclusive`.',
      "- If it is answered, the request is repeated once more. An answer that is still the same for one operation alone is the application's own, and is judged: an HTML page, a redirect or a 502 there is a violation.",
      '- An answer that only some callers get for all operations, such as a login page for callers without credentials, makes the cases of these callers `inconclusive`.',
    ].join('\n'),
    'The report quotes the status, the title of the page, and the server as the answer names it. Of a JSON answer it quotes at most the error of a refusal (`401 "Invalid Access Token"`), without e-mail addresses, long numbers and tokens; of a failure and of traffic between others, at most a code (`error-not-allowed`) or the name of the status. It never quotes the query of a redirect.',
    '## Figures that move',
    'A server that is in use changes its figures while the check compares them.',
    [
      '- Figures that agree are right, whenever they were read. Most relations take answers that another case got before, so that the server is asked less.',
      '- Figures that do not agree are read again. They are a `violation` only when two rounds of reading bring the same answers, to the last digit.',
      '- What still moves after three rounds is read again when all other cases are done, up to ten times. Figures that differ by no more than they moved in between pass, with a note. Of a list that still changes, only what each page says of itself is judged.',
      '- Counts of a window that has not ended are a `violation` if they are outside of the range that the first response showed before and after. Everything else that still moves is `inconclusive`.',
    ].join('\n'),
    '## Operations that a server does not have',
    'An operation that is answered 404, 405, 410 or with an HTML page to every caller, with credentials and without, is reported once, with the keyword `not-available` (check `status`). Its other cases are skipped. What the report weighs:',
    toTable(
      ['why', 'weight'],
      [
        ['The server says its version, and this version has the operation.', 'violation'],
        [
          'An edition may lack it, a proxy refuses it, or no version is known for it.',
          'warning: fails under `--strict`',
        ],
        [
          'By the ledger, an edition lacks it, and the server has no other operation that this edition lacks.',
          'known deviation',
        ],
        [
          'By the ledger, an edition lacks it, but the server has another operation that this edition lacks.',
          'violation',
        ],
        ['The server says that it has no licence for it.', 'skipped, with the reason'],
        ['The version that the server says is older than the operation.', 'skipped, with the reason'],
      ],
    ),
    'If your server must have every operation that you list, run the check with `--strict`. If it need not have one, skip it in the [configuration](../how-to/configure-targets.md), or put the warning into a baseline.',
    '## Reports',
    '`--report NAME` writes to standard output, `--report NAME=FILE` to a file. The flag is repeatable.',
    toTable(
      ['report', ''],
      reporters.map(({ name, summary }) => [code(name), summary]),
    ),
    '## Mistakes',
    'A usage error ends a command with exit code 2 and one of the [error codes](errors.md).',
  );
}

/** Reads the items of a list in a comment: "- `name`: meaning". */
function readList(text: string): string[][] {
  return [...text.matchAll(/^- (`.+?`): (.+)$/gm)].map(([, name = '', meaning = '']) => [name, meaning]);
}
