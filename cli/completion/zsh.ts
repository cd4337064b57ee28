import { listInner, listValueCases, quote, toPatterns } from './cases.ts';
import type { Choice, Place, Value } from './places.ts';

/** Returns the script for zsh. Users source it, or save it as `_chatpact` in a folder of `$fpath`. */
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
  .map(({ after, value }) => `    ${toPatterns(after)}) ${toCommand(value)}; return ;;\n`)
  .join('')}  esac
  case "$at" in
${places.map((place) => `    ${quote(place.at)})\n${toPlaceCommand(place)} ;;\n`).join('')}  esac
}
if [[ "\${funcstack[1]}" == _chatpact ]]; then
  _chatpact "$@"
else
  compdef _chatpact chatpact
fi
`;
}

function toCommand(value: Value): string {
  if (value === 'file') return '_files';
  return typeof value === 'string' ? ':' : `compadd -- ${value.map(quote).join(' ')}`;
}

function toPlaceCommand({ commands, flags, argument }: Place): string {
  const listed = flags.flatMap(({ names, what }) => names.map((name) => ({ name, what })));
  const others = commands.length > 0 ? describe('command', commands) : toCommand(argument);
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
