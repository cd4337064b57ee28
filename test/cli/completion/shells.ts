import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Shell } from '../../../cli/completion/shells.ts';

/** Arguments with which each shell prints the completions of a line. Files are printed as "(files)". */
const asks: Record<Shell, (script: string, line: string) => string[]> = {
  bash: (script, line) => {
    // Readline treats "=" as a separate word.
    const words = line.split(' ').flatMap((word) => word.split(/(?<==)|(?==)/));
    const program = `
      source ${script}
      compopt() { isClosed=1; }
      COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')})
      COMP_CWORD=${words.length - 1}
      _chatpact
      [[ -n $isClosed ]] || echo '(files)'
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    return ['--norc', '--noprofile', '-c', program];
  },
  zsh: (script, line) => {
    const words = line.split(' ');
    // Replaces functions that exist only in the line editor.
    const program = `
      compdef() { :; }
      compset() { :; }
      _files() { echo '(files)'; }
      compadd() { shift; print -l -- "$@"; }
      _describe() { print -l -- "\${(@)choices%%:*}"; }
      source ${script}
      words=(${words.map((word) => `'${word}'`).join(' ')})
      CURRENT=${words.length}
      _chatpact`;
    return ['-f', '-c', program];
  },
  fish: (script, line) => {
    // fish prints words with their descriptions, and names of files: the folder contains only the script.
    const program = `
      source ${script}
      for each in (complete -C '${line.replaceAll("'", "\\'")}')
        set each (string replace -r '\\t.*' '' -- $each | string replace -r '^--[^=]*=' '')
        test "$each" = script; and echo '(files)'; or echo $each
      end`;
    return ['--no-config', '-c', program];
  },
};

/** Returns true if a shell is installed. */
export function hasShell(shell: Shell): boolean {
  try {
    execFileSync(shell, ['-c', 'exit 0'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Returns the completions of a real shell for the last word of a line, sorted. */
export function complete(shell: Shell, script: string, line: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-completion-'));
  try {
    const file = join(folder, 'script');
    writeFileSync(file, script);
    const printed = execFileSync(shell, asks[shell](file, line), { encoding: 'utf8', cwd: folder });
    const last = line.slice(line.search(/[^ =]*$/));
    const offered = printed.split('\n').filter((each) => each !== '');
    return offered.filter((each) => each.startsWith(last) || each === '(files)').sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
