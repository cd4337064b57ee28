/** A fenced block of a page. */
export interface Block {
  language: string;
  text: string;
  /** The name in its first line, where that is a comment that holds nothing else: `// report.mjs`, `# mock.env`. */
  file?: string;
  /** Line of the page on which it begins, from 1. */
  line: number;
}

const nameLine = /^(?:\/\/|#|<!--) ([\w@./-]+\.\w+)(?: -->)?$/;

/** The blocks of a Markdown page, in order. */
export function readBlocks(page: string): Block[] {
  return [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = ''], index, all) => {
    const [first = ''] = text.split('\n');
    const line = page.slice(0, all[index]?.index).split('\n').length;
    return { language, text, file: nameLine.exec(first)?.[1], line };
  });
}

/** A command of a console block, and what is printed under it. */
export interface Example {
  command: string;
  output: string;
}

/** The commands of a console block: lines that begin with "$ ", gone on with a backslash at the end of a line. */
export function readExamples(block: string): Example[] {
  return block
    .split(/^\$ /m)
    .slice(1)
    .map((text) => {
      const [command = '', ...output] = text.replaceAll(/ *\\\n */g, ' ').split('\n');
      return { command, output: output.join('\n').trim() };
    });
}

/** What an example may print: its lines one after the other; "…" stands for anything, alone on a line for any lines. */
export function toPattern(output: string): RegExp {
  const lines = output.split('\n').map((line) =>
    line.trim() === '…'
      ? '[^]*?'
      : line
          .trimEnd()
          .split('…')
          .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
          .join('.*'),
  );
  return new RegExp(`^${lines.join('\\s*?\\n')}`.replaceAll('\\s*?\\n[^]*?\\s*?\\n', '\\s*\\n[^]*?'));
}
