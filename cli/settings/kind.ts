import type { JsonObject } from '../../specs/json/json.ts';

/**
 * How the text of a setting is used:
 * - `sent`: sent to a server
 * - `header`: sent in a header, which may hold a secret
 * - `written`: names a file that is written
 * - `kept`: stays on this machine
 * - `typed`: a number, a time or a choice, whose form is validated before anything is sent
 */
export type Fate = 'sent' | 'header' | 'written' | 'kept' | 'typed';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What values of a setting are, and what follows from that.
 *
 * `Value` is the value in the configuration, `Option` that of the library, `Flag` that of the command line.
 */
export interface Kind<Value, Option = Value, Flag = Value> {
  /** The JSON Schema of a value in the configuration, without its description. */
  schema: JsonObject;
  fate: Fate;
  /** Values of the flag, if only these are allowed. */
  choices?: readonly string[];
  /** True for settings that are merged entry by entry. Of others, the last layer replaces the earlier ones. */
  isMerged?: boolean;
  /** Set for files that a found configuration may name only in its own folder. */
  confined?: 'read' | 'written';
  /** Splits a text into what precedes a path, and the path. Set for settings that name files. */
  splitPath?(text: string): [before: string, path: string | undefined];
  /** Splits off the path of a module that precedes everything else. */
  splitModule?(text: string): [module: string, rest: string] | undefined;
  /** Changes every text of a value. */
  mapTexts?(value: Value, change: (text: string) => string): Value;
  /** Parses a flag. Without it, the flag is a text, or true. */
  parseFlag?(text: string, previous?: Flag): Flag;
  /** Converts the flag to a value, if they differ. */
  fromFlag?(flag: Flag, environment: Environment): Value;
  toOption(value: Value): Option;
}

/** Defines a kind whose values are passed to the library unchanged. */
export const unchanged = <Value>(kind: Omit<Kind<Value>, 'toOption'>): Kind<Value> => ({
  ...kind,
  toOption: (value) => value,
});
