/** A word that this project does not use, and what it says instead. */
interface AvoidedWord {
  /** Matches the word, whatever its case. */
  pattern: string;
  instead: string;
}

/** Words that readers stumbled over. Files named in `exceptions` may use theirs. */
export const avoidedWords: readonly AvoidedWord[] = [
  { pattern: 'tell|tells|telling|told', instead: 'emit, print, report, generate, record' },
  { pattern: 'nobody|somebody|whoever', instead: 'caller, client, user, administrator' },
  { pattern: 'lie|lies|lied', instead: 'mutant, mutated response' },
  { pattern: 'janitor', instead: 'cleanup' },
  { pattern: 'story|stories', instead: 'scenario test' },
  { pattern: 'twin|twins', instead: 'reference server' },
  { pattern: 'stray|strays', instead: 'out-of-order row' },
  { pattern: 'tally|tallies|tallied|facet|facets', instead: 'aggregate, dimension, filter' },
  { pattern: 'hindsight|look back', instead: 'unused suppressions, review of suppressions' },
  { pattern: 'pulse', instead: 'circuit breaker' },
  { pattern: 'takes? turns|in turns|its turn|their turns?', instead: 'request queue, rate limiter' },
  { pattern: 'tape|tapes', instead: 'recording, recorder' },
  { pattern: 'patience', instead: 'timeout, interval, back-off' },
  { pattern: 'seal|seals|sealed', instead: 'hash credentials' },
  { pattern: 'awake', instead: 'run due timers' },
  { pattern: 'aftermath|mood', instead: 'post-run outputs' },
  { pattern: 'stand-in|stand-ins', instead: 'placeholder' },
  { pattern: 'nothing of that name|(?<!there )(?:is|are) none', instead: 'is not a number, not found, invalid' },
  { pattern: 'foresaw|foreseen', instead: 'unexpected' },
];
