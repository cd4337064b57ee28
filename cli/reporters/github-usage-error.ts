import { appendFileSync } from 'node:fs';
import { toWorkflowCommand } from '../../contracts/reporters/github/workflow-command.ts';
import { toMarkdownText } from '../../contracts/reporters/markdown/text.ts';

/** A usage error, which ends a command with exit code 2. */
export interface ReportedUsageError {
  message: string;
  /** The code of a UsageError. Errors of Commander have none. */
  code?: string;
}

/** Commands with the flag `--report`. */
const reporting = ['check', 'score', 'report'];

/**
 * Shows a usage error where the report `github` shows findings: as an annotation and in the job summary. It writes nothing
 * unless the command has this report or GitHub Actions runs it.
 *
 * @param words The arguments after the name of the program.
 */
export function reportUsageErrorToGithub({ message, code }: ReportedUsageError, words: readonly string[]): void {
  const { GITHUB_ACTIONS, GITHUB_STEP_SUMMARY } = process.env;
  const [command = ''] = words;
  const isWanted = GITHUB_ACTIONS === 'true' || words.some(isGithubReport);
  if (!isWanted || !reporting.includes(command)) return;
  const text = code === undefined ? message : `${message} [${code}]`;
  // Standard output may be a report. GitHub reads standard error too.
  process.stderr.write(toWorkflowCommand('error', { title: `chatpact ${command} did not run` }, text));
  if (!GITHUB_STEP_SUMMARY) return;
  try {
    appendFileSync(
      GITHUB_STEP_SUMMARY,
      `## ❔ chatpact ${command} did not run.\n\n${toMarkdownText(text)}\n\nExit code 2.\n`,
    );
  } catch {
    // The annotation shows the error already.
  }
}

const isGithubReport = (word: string, index: number, words: readonly string[]) =>
  word === '--report=github' || (word === 'github' && words[index - 1] === '--report');
