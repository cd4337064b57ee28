import { useState } from 'preact/hooks';
import { CopyButton } from './copy-button.tsx';
import { Code } from './scroll-region.tsx';
import { type Call, languages } from './snippets.ts';

/** A request as code, in the language that the user selects. */
export function Snippet({ call }: { call: Call }) {
  const [chosen, choose] = useState<string>('curl');
  const language = languages.find(({ name }) => name === chosen) ?? languages[0];
  const text = language.write(call);
  return (
    <div class="snippet">
      <div class="tabs">
        {languages.map(({ name }) => (
          <button key={name} type="button" aria-pressed={name === chosen} onClick={() => choose(name)}>
            {name}
          </button>
        ))}
        <CopyButton text={text} what={`${language.name} snippet`} />
      </div>
      <Code>{text}</Code>
    </div>
  );
}
