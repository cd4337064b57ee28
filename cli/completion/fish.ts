import { listInner } from './cases.ts';
import type { FlagChoice, Place } from './places.ts';

/** Returns the script for fish. */
export function toFish(places: readonly Place[]): string {
  return `# Completion of chatpact for fish.
function __chatpact_at
    set -l at ''
    for word in (commandline -opc)[2..-1]
        switch "$at $word"
            case ${listInner(places).map(quote).join(' ')}
                set at "$at $word"
        end
    end
    test "$at" = "$argv[1]"
end
complete -c chatpact -f
${places.flatMap(toLines).join('\n')}
`;
}

function toLines({ at, commands, flags, argument }: Place): string[] {
  const here = `complete -c chatpact -n ${quote(`__chatpact_at ${quote(at)}`)}`;
  const others = commands.length > 0 || argument === 'none' || argument === 'text' ? [] : [toValueOption(argument)];
  return [
    ...commands.map(({ name, what }) => `${here} -a ${quote(name)} -d ${quote(what)}`),
    ...others.map((option) => `${here} ${option}`),
    ...flags.map((flag) => `${here} ${toFlag(flag)}`),
  ];
}

function toFlag({ names, what, value }: FlagChoice): string {
  const nameOptions = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const valueOptions = { none: [], text: ['-x'], file: ['-r', '-F'] };
  return [
    ...nameOptions,
    ...(typeof value === 'string' ? valueOptions[value] : ['-x', toValueOption(value)]),
    `-d ${quote(what)}`,
  ].join(' ');
}

function toValueOption(value: 'file' | readonly string[]): string {
  return value === 'file' ? '-F' : `-a ${quote(value.join(' '))}`;
}

/** Quotes a text with single quotes, in which fish has two escapes. */
const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
