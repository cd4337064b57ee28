import type { Command } from 'commander';
import { toBash } from './bash.ts';
import { toFish } from './fish.ts';
import { listPlaces, type Place } from './places.ts';
import type { Shell } from './shells.ts';
import { toZsh } from './zsh.ts';

const writers: Record<Shell, (places: readonly Place[]) => string> = { bash: toBash, zsh: toZsh, fish: toFish };

/** Returns a completion script for a shell. The script does not start Node.js, which would delay each completion. */
export async function writeScript(shell: Shell, program: Command): Promise<string> {
  return writers[shell](await listPlaces(program));
}
