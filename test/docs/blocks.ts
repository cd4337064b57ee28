/** A fenced code block of a page. */
export interface Block {
  language: string;
  text: string;
  /** The file name in its first line, if that line is a comment with only a name: `// report.mjs`, `# mock.env`. */
  file?: string;
  /** Line of the page on which the block starts, counted from 1. */
  line: number;
}

const nameLine = /^(?:\/\/|#|<!--) ([\w@./-]+\.\w+)(?: -->)?$/;

/** Returns the code blocks of a Markdown page, in order. */
export function readBlocks(page: string): Block[] {
  return [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = ''], index, all) => {
    const [first = ''] = text.split('\n');
    const line = page.slice(0, all[index]?.index).split('\n').length;
    return { language, text, file: nameLine.exec(first)?.[1], line };
  });
}

/** A command of a console block, and the output shown below it. */
export interface Example {
  command: string;
  output: string;
}

/** Returns the commands of a console block: lines that start with "$ ". A backslash at a line's end continues the line. */
export function readExamples(block: string): Example[] {
  return block
    .split(/^\$ /m)
    .slice(1)
    .map((text) => {
      const [command = '', ...output] = text.replaceAll(/ *\\\n */g, ' ').split('\n');
      return { command, output: output.join('\n').trim() };
    });
}

/** Returns a pattern for the output that an example allows. "…" matches any text, and any lines if it is alone on a line. */
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
