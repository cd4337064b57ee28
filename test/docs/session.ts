import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createMock, type Mock } from '../../mock/server.ts';
import { type Block, type Example, readBlocks, readExamples, toPattern } from './blocks.ts';
import { curl } from './curl.ts';
import { findBinary, type ProgramResult, runProgram, type Service, startService, stopService } from './programs.ts';

/** Addresses of the mock and of the proxy in the pages. */
export const documentedUrl = 'http://127.0.0.1:4010';
const documentedProxy = 'http://127.0.0.1:4020';

/** Long-running commands: the output that shows that they are ready, and their address in the pages. */
const services: Record<string, { isUp: RegExp; documented: string }> = {
  mock: { isUp: /stop: Ctrl\+C/, documented: documentedUrl },
  proxy: { isUp: /Ctrl\+C/, documented: documentedProxy },
};

type Printed = Pick<ProgramResult, 'stdout' | 'stderr'>;

const toPrinted = (stdout: string): Printed => ({ stdout, stderr: '' });

/** An example whose output differs from the page. */
export interface Mismatch {
  command: string;
  expected: string;
  printed: string;
}

/**
 * Follows a page in a folder, as its reader would: writes the files that it shows, runs its commands from top to bottom,
 * and compares their output. Each `chatpact mock` of the page replaces the previous one. Before the first one, requests
 * go to a mock that the session starts.
 */
export class Session {
  readonly #folder: string;
  readonly #install: (() => Promise<unknown>) | undefined;
  readonly #running = new Map<string, Service>();
  readonly #urls = new Map<string, string>();
  readonly #files: Required<Pick<Block, 'file' | 'text'>>[] = [];
  #ownMock: Mock | undefined;
  #exitCode = 0;

  /** @param install Called for `npm install`. Without it, pages can't install packages. */
  constructor(folder: string, install?: () => Promise<unknown>) {
    this.#folder = folder;
    this.#install = install;
  }

  /** Returns the first example whose output differs, or undefined. */
  async follow(page: string): Promise<Mismatch | undefined> {
    for (const { language, file, text } of readBlocks(page)) {
      if (file !== undefined) await this.#write(file, text);
      if (language !== 'console') continue;
      for (const example of readExamples(text)) {
        const mismatch = await this.#runExample(example);
        if (mismatch) return mismatch;
      }
    }
    return this.#failure();
  }

  /** Replaces the addresses of the page by the real ones. */
  async resolve(text: string): Promise<string> {
    if (text.includes(documentedUrl) && !this.#urls.has(documentedUrl)) {
      this.#ownMock = await createMock();
      this.#setUrl(documentedUrl, this.#ownMock.url);
    }
    return [...this.#urls].reduce((all, [documented, real]) => all.replaceAll(documented, real), text);
  }

  async end(): Promise<void> {
    await Promise.all([...this.#running.values()].map(stopService));
    await this.#ownMock?.close();
  }

  async #runExample({ command, output }: Example): Promise<Mismatch | undefined> {
    const failure = command === 'echo $?' ? undefined : this.#failure();
    if (failure) return failure;
    const isRead = command.startsWith('curl') && !/ -[dX] | > /.test(command);
    // The proxy judges responses a moment after it sends them, so the output may need some time.
    for (let attempts = isRead ? 40 : 1; ; attempts--) {
      const printed = this.#toDocumented(await this.#run(command));
      // An example without output allows any output.
      if (output === '' || toPattern(output).test(printed)) return undefined;
      if (attempts === 1) return { command, expected: output, printed };
      await setTimeout(50);
    }
  }

  #failure(): Mismatch | undefined {
    if (this.#exitCode === 0) return undefined;
    return { command: 'the previous command', expected: 'exit code 0', printed: `exit code ${this.#exitCode}` };
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
    const previous = this.#running.get(documented);
    if (previous) await stopService(previous);
    const service = await startService(file, [...args, '--port', '0'], { folder: this.#folder, env, isUp });
    this.#running.set(documented, service);
    const [real = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(service.printed) ?? [];
    this.#setUrl(documented, real);
    return toPrinted(service.printed);
  }

  #end(ended: ProgramResult): Printed {
    this.#exitCode = ended.exitCode;
    return ended;
  }

  #setUrl(documented: string, real: string): void {
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
