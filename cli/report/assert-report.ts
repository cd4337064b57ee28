import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { addFormats } from '../../specs/schemas/formats.ts';
import { listMistakes } from '../../specs/schemas/mistakes.ts';
import { UsageError } from '../../usage-error.ts';

const schema = new URL('../../contracts/reporters/json/check-report.schema.json', import.meta.url);
let validate: ValidateFunction | undefined;

/** Throws UsageError `INVALID_REPORT` unless the content of the file matches `chatpact/check-report.schema.json`. */
export function assertReport(report: unknown, file: string): void {
  validate ??= compile();
  if (validate(report)) return;
  const [mistake] = listMistakes(validate.errors ?? [], report);
  const what = mistake?.sentence ?? '';
  throw new UsageError(
    'INVALID_REPORT',
    `${file} is not a complete report. ${what} Use the file as the check wrote it.`,
  );
}

function compile(): ValidateFunction {
  const options = { strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true, verbose: true };
  const ajv = new Ajv2020(options);
  addFormats(ajv);
  return ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
}
