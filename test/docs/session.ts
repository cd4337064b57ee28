import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createMock, type Mock } from '../../mock/server.ts';
import { type Block, type Example, readBlocks, readExamples, toPattern } from './blocks.ts';
import { curl } from './curl.ts';
import { type Ended, findBinary, runProgram, type Service, startService, stopService } from './programs.ts';

/** Where pages say that the mock and the proxy are. */
export const documentedUrl = 'http://127.0.0.1:4010';
const documentedProxy = 'http://127.0.0.1:4020';

/** Which commands stay, what they print when they are up, and where the page says that they are. */
const services: Record<string, { isUp: RegExp; documented: string }> = {
  mock: { isUp: /stop: Ctrl\+C/, documented: documentedUrl },
  proxy: { isUp: /Ctrl\+C/, documented: documentedProxy },
};

type Printed = Pick<Ended, 'stdout' | 'stderr'>;

const toPrinted = (stdout: string): Printed => ({ stdout, stderr: '' });

/** An example that did not print what the page says. */
export interface Mismatch {
  command: string;
  expected: string;
  printed: string;
}

/**
 * Follows a page as its reader would, in a folder: writes the files that it shows, runs its commands from top to
 * bottom, and compares what they print. Each `chatpact mock` that the page starts takes the place of the one before;
 * until then there is a mock of ours.
 */
export class Session {
  readonly #folder: string;
  readonly #install: (() => Promise<unknown>) | undefined;
  readonly #running = new Map<string, Service>();
  readonly #urls = new Map<string, string>();
  readonly #files: Required<Pick<Block, 'file' | 'text'>>[] = [];
  #ours: Mock | undefined;
  #exitCode = 0;

  /** @param install What happens on `npm install` of something; without it pages can't install. */
  constructor(folder: string, install?: () => Promise<unknown>) {
    this.#folder = folder;
    this.#install = install;
  }

  /** The first example that prints something else, or undefined. */
  async follow(page: string): Promise<Mismatch | undefined> {
    for (const { language, file, text } of readBlocks(page)) {
      if (file !== undefined) await this.#write(file, text);
      if (language !== 'console') continue;
      for (const example of readExamples(text)) {
        const mismatch = await this.#play(example);
        if (mismatch) return mismatch;
      }
    }
    return this.#failure();
  }

  /** Where what the page says is at that address really is. */
  async resolve(text: string): Promise<string> {
    if (text.includes(documentedUrl) && !this.#urls.has(documentedUrl)) {
      this.#ours = await createMock();
      this.#move(documentedUrl, this.#ours.url);
    }
    return [...this.#urls].reduce((all, [documented, real]) => all.replaceAll(documented, real), text);
  }

  async end(): Promise<void> {
    await Promise.all([...this.#running.values()].map(stopService));
    await this.#ours?.close();
  }

  async #play({ command, output }: Example): Promise<Mismatch | undefined> {
    const failure = command === 'echo $?' ? undefined : this.#failure();
    if (failure) return failure;
    const isRead = command.startsWith('curl') && !/ -[dX] | > /.test(command);
    // What a proxy judges between requests is there a moment later; a reader would not notice.
    for (let attempts = isRead ? 40 : 1; ; attempts--) {
      const printed = this.#toDocumented(await this.#run(command));
      // Whoever shows no output says nothing about it.
      if (output === '' || toPattern(output).test(printed)) return undefined;
      if (attempts === 1) return { command, expected: output, printed };
      await setTimeout(50);
    }
  }

  #failure(): Mismatch | undefined {
    if (this.#exitCode === 0) return undefined;
    return { command: 'the one before', expected: 'exit code 0', printed: `exit code ${this.#exitCode}` };
  }

  async #run(line: string): Promise<string> {
    const [, command = '', target] = /^(.*?)(?: > (\S+))?$/.exec(line) ?? [];
    const words = [...(await this.resolve(command)).matchAll(/(?:'([^']*)'|(\S))+/g)].map(([word]) =>
      word.replaceAll("'", ''),
    );
    const variables = words.splice(
      0,
      words.findIndex((word) => !/^\w+=/.test(word)),
    );
    const env = Object.fromEntries(variables.map((word) => word.split(/=(.*)/).slice(0, 2)));
    const { stdout, stderr } = await this.#call(words, env);
    if (target === undefined) return stdout + stderr;
    writeFileSync(join(this.#folder, target), stdout);
    return stderr;
  }

  async #call([name = '', ...args]: string[], env: object): Promise<Printed> {
    if (name === 'echo' && args[0] === '$?') {
      const exitCode = this.#exitCode;
      this.#exitCode = 0;
      return toPrinted(`${exitCode}\n`);
    }
    if (name === 'curl') return toPrinted(await curl(args));
    if (name === 'node') return this.#end(await runProgram(args[0] ?? '', args.slice(1), this.#folder, env));
    if (name === 'npm' && args[0] === 'install' && this.#install) {
      await this.#install();
      return toPrinted('added\n');
    }
    if (name === 'npx') return this.#call(args, env);
    const file = findBinary(name, this.#folder);
    const service = name === 'chatpact' ? services[args[0] ?? ''] : undefined;
    if (!service) return this.#end(await runProgram(file, args, this.#folder, env));
    return this.#start(file, args, env, service);
  }

  async #start(file: string, args: string[], env: object, { isUp, documented }: (typeof services)[string] & object) {
    const before = this.#running.get(documented);
    if (before) await stopService(before);
    const service = await startService(file, [...args, '--port', '0'], { folder: this.#folder, env, isUp });
    this.#running.set(documented, service);
    const [real = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(service.printed) ?? [];
    this.#move(documented, real);
    return toPrinted(service.printed);
  }

  #end(ended: Ended): Printed {
    this.#exitCode = ended.exitCode;
    return ended;
  }

  #move(documented: string, real: string): void {
    this.#urls.set(documented, real);
    for (const { file, text } of this.#files) this.#put(file, text);
  }

  async #write(file: string, text: string): Promise<void> {
    await this.resolve(text);
    this.#files.push({ file, text });
    this.#put(file, text);
  }

  #put(file: string, text: string): void {
    const path = join(this.#folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(
      path,
      [...this.#urls].reduce((all, [documented, real]) => all.replaceAll(documented, real), text),
    );
  }

  #toDocumented(printed: string): string {
    return [...this.#urls].reduce((all, [documented, real]) => all.replaceAll(real, documented), printed);
  }
}
