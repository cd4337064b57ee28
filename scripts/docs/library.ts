import { createRequire } from 'node:module';
import { code, join, toTable } from './markdown.ts';
import { type Exported, readExports } from './tsdoc.ts';

/** The TypeScript files of the exports in package.json, by import name. Entries without code only declare other modules. */
function listModules(): [name: string, file: string][] {
  const { exports } = createRequire(import.meta.url)('../../package.json') as {
    exports: Record<string, { types?: string; default?: string } | string>;
  };
  return Object.entries(exports).flatMap(([path, entry]): [string, string][] =>
    typeof entry === 'object' && entry.types && entry.default
      ? [[path.replace('.', 'chatpact'), entry.types.replace('./dist/', '').replace(/\.d\.ts$/, '.ts')]]
      : [],
  );
}

/** Generates the page of all exports of the package. */
export function toLibraryPage(): string {
  const modules = listModules();
  const found = readExports(modules.map(([, file]) => file));
  const parts = modules.flatMap(([name, file]) => [`## ${name}`, ...(found.get(file) ?? []).map(toEntry)]);
  return join('# Library', 'The exports of the package, with their documentation.', ...parts);
}

function toEntry({ name, signature, text, tags, members }: Exported): string {
  const notes = tags.map(({ name: tag, text: words }) =>
    tag === 'example' ? `\`\`\`ts\n${words}\n\`\`\`` : `*${tag}*: ${toPlain(words)}`,
  );
  const rows = members.map((member) => [code(member.name), code(member.type), toPlain(member.text)]);
  return join(
    `### ${name}`,
    `\`\`\`ts\n${signature}\n\`\`\``,
    toPlain(text),
    ...notes,
    toTable(['member', 'type', ''], rows),
  );
}

/** Replaces TSDoc links by their names. */
const toPlain = (text: string): string => text.replaceAll(/\{@link ([^}]+)\}/g, (_, target) => code(target.trim()));
