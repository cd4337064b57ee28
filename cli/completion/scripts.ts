import type { Command } from 'commander';
import { toBash } from './bash.ts';
import { toFish } from './fish.ts';
import { listPlaces, type Place } from './places.ts';
import type { Shell } from './shells.ts';
import { toZsh } from './zsh.ts';

const writers: Record<Shell, (places: readonly Place[]) => string> = { bash: toBash, zsh: toZsh, fish: toFish };

/** A script that completes a command line in a shell. It starts no program: nobody waits for Node.js at a Tab. */
export async function writeScript(shell: Shell, program: Command): Promise<string> {
  return writers[shell](await listPlaces(program));
}
