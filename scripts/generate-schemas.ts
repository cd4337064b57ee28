/**
 * Writes the parts of the published JSON Schemas that follow from the tables of options. Run by `npm run schemas:generate`,
 * which also formats them. A test fails if the committed schemas differ from its output.
 */
import { readFile } from 'node:fs/promises';
import { configSchema } from '../cli/config/config-schema.ts';
import { reportedOptionsSchema } from '../contracts/options/reported-options.ts';
import { type GeneratedFile, writeWhenRun } from './generated-file.ts';

const reportUrl = new URL('../contracts/reporters/json/check-report.schema.json', import.meta.url);

const configUrl = new URL('../cli/config/config.schema.json', import.meta.url);

export async function generateSchemas(): Promise<GeneratedFile[]> {
  // The rest of the report's schema is written by hand.
  const report = JSON.parse(await readFile(reportUrl, 'utf8'));
  report.$defs.options = reportedOptionsSchema;
  return [
    { url: reportUrl, text: JSON.stringify(report, null, 2) },
    { url: configUrl, text: JSON.stringify(configSchema) },
  ];
}

await writeWhenRun(import.meta.url, generateSchemas);
