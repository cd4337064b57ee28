import { listInner, listValueCases, quote, toPatterns } from './cases.ts';
import type { Choice, Place, Value } from './places.ts';

/** A script for zsh, to be sourced or to stand in a folder of `$fpath` as `_chatpact`. */
export function toZsh(places: readonly Place[]): string {
  return `#compdef chatpact
# Completion of chatpact for zsh.
_chatpact() {
  local at='' word current="\${words[CURRENT]}" previous="\${words[CURRENT-1]}"
  local -a choices
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$at $word" in
      ${toPatterns(listInner(places))}) at="$at $word" ;;
    esac
  done
  if [[ $current == --*=* ]]; then
    previous="\${current%%=*}"
    compset -P '*='
  fi
  case "$at $previous" in
${listValueCases(places)
  .map(({ after, value }) => `    ${toPatterns(after)}) ${offer(value)}; return ;;\n`)
  .join('')}  esac
  case "$at" in
${places.map((place) => `    ${quote(place.at)})\n${offerHere(place)} ;;\n`).join('')}  esac
}
if [[ "\${funcstack[1]}" == _chatpact ]]; then
  _chatpact "$@"
else
  compdef _chatpact chatpact
fi
`;
}

function offer(value: Value): string {
  if (value === 'file') return '_files';
  return typeof value === 'string' ? ':' : `compadd -- ${value.map(quote).join(' ')}`;
}

function offerHere({ commands, flags, argument }: Place): string {
  const listed = flags.flatMap(({ names, what }) => names.map((name) => ({ name, what })));
  const others = commands.length > 0 ? describe('command', commands) : offer(argument);
  return `      if [[ $current == -* ]]; then
        ${describe('flag', listed)}
      else
        ${others}
      fi`;
}

function describe(kind: string, choices: readonly Choice[]): string {
  const listed = choices.map(({ name, what }) => quote(`${name.replaceAll(':', '\\:')}:${what}`));
  return `choices=(${listed.join(' ')}); _describe ${kind === 'flag' ? '-o ' : ''}${kind} choices`;
}
