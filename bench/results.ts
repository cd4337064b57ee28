import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';

const file = new URL('RESULTS.md', import.meta.url);

const preface = `# Results

Each section is written by its own command, in one run on one machine. Compare the columns of one section with each
other, not with another day's: ratios hold, absolute figures belong to the machine.
`;

/** Prints a section, and replaces or adds it in RESULTS.md. With `keep: false`, it is only printed. */
export async function writeSection(
  title: string,
  command: string,
  lines: readonly string[],
  { keep = true } = {},
): Promise<void> {
  const section = [`## ${title}`, '', `\`${command}\` · ${describeMachine()}`, '', ...lines, ''].join('\n');
  process.stdout.write(`${section}\n`);
  if (!keep) return;
  const known = (await readFile(file, 'utf8').catch(() => preface)).split(/^(?=## )/m);
  const position = known.findIndex((each) => each.startsWith(`## ${title}\n`));
  if (position >= 0) known[position] = section;
  else known.push(section);
  await writeFile(file, `${known.map((each) => each.trimEnd()).join('\n\n')}\n`);
}

/** A Markdown table; the first row is the header. */
export function toTable(rows: readonly (readonly unknown[])[]): string[] {
  const lines = rows.map((row) => `| ${row.join(' | ')} |`);
  lines.splice(1, 0, `|${' --- |'.repeat(rows[0]?.length ?? 0)}`);
  return lines;
}

function describeMachine(): string {
  const [first, ...others] = cpus();
  return `Node ${process.versions.node} · ${others.length + 1} × ${first?.model.trim() ?? 'unknown'} · ${process.platform}`;
}
