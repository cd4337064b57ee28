/**
 * Draws the pictures of the README: the banner of a mock and the report of a check in a terminal. Run by
 * `npm run pictures:generate`. A test fails if the committed pictures differ from its output.
 */
import { formatBanner } from '../cli/mock/banner.ts';
import { runCheck } from '../contracts/index.ts';
import { pretty } from '../contracts/reporters/pretty/pretty.ts';
import { createMock } from '../mock/server.ts';
import { packageVersion } from '../package-info.ts';
import { type GeneratedFile, writeWhenRun } from './generated-file.ts';
import { toScreen } from './pictures/screen.ts';
import { toSvg } from './pictures/to-svg.ts';

const columns = 110;
const documentedUrl = 'http://127.0.0.1:4010';
const prompt = '\x1b[2m$\x1b[0m ';

const picture = (name: string, title: string, output: string): GeneratedFile => ({
  url: new URL(`../docs/images/${name}.svg`, import.meta.url),
  text: toSvg(toScreen(output.trimEnd(), columns), columns, title),
});

export async function generatePictures(): Promise<GeneratedFile[]> {
  return [picture('mock', 'chatpact mock', await runMock()), picture('check', 'chatpact check', await runReport())];
}

async function runMock(): Promise<string> {
  await using mock = await createMock();
  const banner = formatBanner(mock, { version: packageVersion });
  return `${prompt}npx chatpact mock\n${banner.replaceAll(mock.url, documentedUrl)}`;
}

async function runReport(): Promise<string> {
  await using mock = await createMock({ profile: 'observed' });
  // A long timeout, since a retry on a busy machine would change the counts in the picture.
  const timeouts = { requestTimeoutMs: 600_000 };
  const who = { url: mock.url, vendor: 'chatwoot', credentials: mock.credentials };
  const options = { ...who, ...timeouts, only: ['*channel*'] };
  let output = `${prompt}npx chatpact check ${documentedUrl} --vendor chatwoot --credentials mock.env --only '*channel*'\n`;
  const write = (text: string) => {
    output += text;
  };
  const reporter = pretty({ write, isTTY: true, hasColour: true, columns });
  for await (const event of runCheck(options)) {
    // Start and duration are the only values that differ between runs.
    if (event.type === 'started') {
      reporter.on({ ...event, startedAt: '2026-01-30T15:00:00.000Z', options: { only: options.only } });
    } else if (event.type === 'finished') reporter.on({ ...event, report: { ...event.report, durationMs: 1000 } });
    else reporter.on(event);
  }
  return output.replaceAll(mock.url, documentedUrl);
}

await writeWhenRun(import.meta.url, generatePictures);
