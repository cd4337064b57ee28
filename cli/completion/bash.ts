import { listInner, listValueCases, quote, toPatterns } from './cases.ts';
import type { Place, Value } from './places.ts';

/**
 * Returns the script for bash 3.2 and later. It does not need the package bash-completion, and handles that readline splits
 * words at "=". Without candidates, bash completes paths: bash 3.2 has no option against that.
 */
export function toBash(places: readonly Place[]): string {
  return `# Completion of chatpact for bash.
_chatpact() {
  local at='' words='' i IFS=$' \\t\\n'
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$at \${COMP_WORDS[i]}" in
      ${toPatterns(listInner(places))}) at="$at \${COMP_WORDS[i]}" ;;
    esac
  done
  if [[ $current == = ]]; then
    current=''
  elif [[ $previous == = ]]; then
    previous="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  COMPREPLY=()
  case "$at $previous" in
${listValueCases(places)
  .map(({ after, value }) => `    ${toPatterns(after)}) ${toCommand(value)} ;;\n`)
  .join('')}    *)
      case "$at" in
${places.map((place) => `        ${quote(place.at)}) ${toPlaceCommand(place)} ;;\n`).join('')}      esac ;;
  esac
  compopt +o default 2>/dev/null
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _chatpact chatpact
`;
}

function toCommand(value: Value): string {
  if (value === 'file') return 'return';
  return `words=${quote(typeof value === 'string' ? '' : value.join(' '))}`;
}

function toPlaceCommand({ commands, flags, argument }: Place): string {
  const listed = flags.flatMap(({ names }) => names).join(' ');
  const others = commands.length > 0 ? commands.map(({ name }) => name) : argument;
  return `if [[ $current == -* ]]; then words=${quote(listed)}; else ${toCommand(others)}; fi`;
}
