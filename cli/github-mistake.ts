import { appendFileSync } from 'node:fs';
import { toMarkdownText } from '../contracts/report/markdown-text.ts';
import { toWorkflowCommand } from '../contracts/report/workflow-command.ts';

/** A mistake of the user's that ends a command with exit code 2. */
export interface Mistake {
  message: string;
  /** Of a UsageError. */
  code?: string;
}

/** Commands that take `--report`. */
const reporting = ['check', 'score', 'report'];

/**
 * Shows a mistake where the report `github` would have shown findings: as an annotation, and in the summary of the job.
 * Nothing is written where neither that report was asked for nor GitHub Actions runs the command.
 *
 * @param words What follows the program's name on the command line.
 */
export function tellGithub({ message, code }: Mistake, words: readonly string[]): void {
  const { GITHUB_ACTIONS, GITHUB_STEP_SUMMARY } = process.env;
  const [command = ''] = words;
  const isWanted = GITHUB_ACTIONS === 'true' || words.some(isGithubReport);
  if (!isWanted || !reporting.includes(command)) return;
  const text = code === undefined ? message : `${message} [${code}]`;
  // Not on standard output, which may be a report's. GitHub reads both.
  process.stderr.write(toWorkflowCommand('error', { title: `chatpact ${command} did not run` }, text));
  if (!GITHUB_STEP_SUMMARY) return;
  try {
    appendFileSync(
      GITHUB_STEP_SUMMARY,
      `## ❔ chatpact ${command} did not run.\n\n${toMarkdownText(text)}\n\nExit code 2.\n`,
    );
  } catch {
    // The annotation has said it.
  }
}

const isGithubReport = (word: string, index: number, words: readonly string[]) =>
  word === '--report=github' || (word === 'github' && words[index - 1] === '--report');
