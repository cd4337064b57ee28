import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Copy, DockerfileParser, type Instruction } from 'dockerfile-ast';
import { read, root } from './files.ts';

// Builds and runs a Dockerfile without a container tool. Each stage is an overlay over this machine's own files, which
// replace the base image. This needs Linux and root.

/** A built stage or an image: a layer and its configuration. */
export interface Image {
  /** Folder of the layer. */
  layer: string;
  env: Record<string, string>;
  workdir: string;
  user: string;
  entrypoint: string[];
  command: string[];
  health: string[];
}

/** Quotes a text as one word of a shell command. */
const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
const words = (text: string): string[] => JSON.parse(/\[.*\]$/.exec(text)?.[0] ?? '[]');

export const canContain =
  process.platform === 'linux' && spawnSync('unshare', ['--mount', '--pid', '--fork', 'true']).status === 0;

/** Shell commands that mount a layer over this machine's files at `$place`, with /dev and /proc. */
const mountLayer = (layer: string, flags = '') => `
  place=${quote(`${layer}.at`)}
  mkdir -p "$place" ${quote(`${layer}.work`)}
  mount -t overlay overlay -o ${flags}lowerdir=/,upperdir=${quote(layer)},workdir=${quote(`${layer}.work`)} "$place"
  mount --rbind /dev "$place/dev"
  mount -t proc proc "$place/proc"`;

/** Shell commands that continue inside the image, as its user. */
const enter = ({ env, workdir, user }: Image, text: string, options = '') => {
  const variables = Object.entries(env).map(([name, value]) => `export ${name}=${quote(value)}; `);
  const inside = `${variables.join('')}cd ${quote(workdir)} && ${text}`;
  return `exec chroot ${options}--userspec=${user}:${user} "$place" sh -c ${quote(inside)}`;
};

const asInit = ['--mount', '--pid', '--fork', '--kill-child', 'sh', '-ec'];

/** Builds the Dockerfile of this checkout in a folder. Throws with the output of a failed command. */
export function buildImage(folder: string): Image {
  const context = join(folder, 'context');
  for (const line of read('.dockerignore')
    .split('\n')
    .filter((each) => each.startsWith('!'))) {
    cpSync(join(root, line.slice(1)), join(context, line.slice(1)), { recursive: true });
  }
  const stages: Record<string, Image> = {};
  let image: Image | undefined;
  for (const instruction of DockerfileParser.parse(read('Dockerfile')).getInstructions()) {
    const text = instruction.getRawArgumentsContent() ?? '';
    if (instruction.getKeyword() === 'FROM') {
      image = startStage(join(folder, `stage-${Object.keys(stages).length}`));
      stages[/ AS (\w+)$/i.exec(text)?.[1] ?? 'image'] = image;
    } else if (image) {
      follow(instruction, text, image, (name) => (name === undefined ? context : (stages[name]?.layer ?? '')));
    }
  }
  if (!image) throw new Error('The Dockerfile has no stage.');
  return image;
}

function startStage(layer: string): Image {
  mkdirSync(layer, { recursive: true });
  const image: Image = { layer, env: {}, workdir: '/', user: '0', entrypoint: [], command: [], health: [] };
  // The images of Node have this user.
  runInside(image, 'id node || useradd --user-group node');
  return image;
}

function runInside(image: Image, text: string): void {
  const script = `${mountLayer(image.layer)}\n${enter(image, text)}`;
  const { status, stdout, stderr } = spawnSync('unshare', [...asInit, script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${text}\n${stdout}${stderr}`);
}

function follow(instruction: Instruction, text: string, image: Image, from: (stage?: string) => string): void {
  const [name = '', value = ''] = text.split('=');
  const keyword = instruction.getKeyword();
  if (keyword === 'RUN') runInside(image, text);
  else if (keyword === 'WORKDIR') {
    image.workdir = text;
    mkdirSync(join(image.layer, text), { recursive: true });
  } else if (keyword === 'ENV') image.env[name] = value;
  else if (keyword === 'USER') image.user = text;
  else if (keyword === 'ENTRYPOINT') image.entrypoint = words(text);
  else if (keyword === 'CMD') image.command = words(text);
  else if (keyword === 'HEALTHCHECK') image.health = words(text);
  else if (keyword === 'COPY') copy(text, image, from((instruction as Copy).getFromFlag()?.getValue() ?? undefined));
  else if (keyword !== 'EXPOSE') throw new Error(`The instruction ${keyword} is not supported.`);
}

function copy(text: string, image: Image, from: string): void {
  const sources = text.split(' ');
  const target = sources.pop() ?? '';
  const place = join(image.layer, target.startsWith('/') ? target : join(image.workdir, target));
  for (const source of sources) {
    const isInto = target.endsWith('/') && source !== '.';
    cpSync(join(from, source), isInto ? join(place, source.split('/').at(-1) ?? '') : place, {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
}

export interface Container {
  child: ChildProcess;
  /** Runs a program inside, and returns its exit code. */
  exec(command: readonly string[]): number | null;
  /** Sends a signal to its first process. */
  signal(name: NodeJS.Signals): void;
  /** Its exit code. */
  ended: Promise<number | null>;
}

/** Starts an image with a read-only file system, except for a volume at /data. */
export function startContainer(image: Image, volume: string, env: Record<string, string>): Container {
  const given = { ...image, env: { ...image.env, ...env } };
  const command = [...image.entrypoint, ...image.command].map(quote).join(' ');
  const script = `${mountLayer(image.layer, 'ro,')}
  mount --bind ${quote(volume)} "$place/data"
  ${enter(given, `exec ${command}`)}`;
  const child = spawn('unshare', [...asInit, script], { stdio: ['ignore', 'inherit', 'inherit'] });
  const init = () => readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim();
  return {
    child,
    exec: ([program = '', ...rest]) => {
      const inside = ['--target', init(), '--mount', '--pid', '--root', '--wd=/'];
      const asUser = ['chroot', `--userspec=${image.user}:${image.user}`, '/'];
      const variables = { ...process.env, ...given.env };
      return spawnSync('nsenter', [...inside, ...asUser, program, ...rest], { env: variables }).status;
    },
    signal: (name) => process.kill(Number(init()), name),
    ended: new Promise((resolve) => child.once('close', resolve)),
  };
}

/** Creates a folder that belongs to the image's user. */
export function createVolume(image: Image): string {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-volume-'));
  // Container tools do the same: an empty volume gets the owner of its mount point.
  execFileSync('chown', [`--reference=${join(image.layer, 'data')}`, folder]);
  return folder;
}

export const remove = (folder: string) => rmSync(folder, { recursive: true, force: true });
