import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { addFormats } from '../specs/formats.ts';
import { UsageError } from '../usage-error.ts';

const schema = new URL('../contracts/report/check-report.schema.json', import.meta.url);
let validate: ValidateFunction | undefined;

/** Throws UsageError `BAD_REPORT` unless the file's content is a report by `chatpact/check-report.schema.json`. */
export function assertReport(report: unknown, file: string): void {
  validate ??= compile();
  if (validate(report)) return;
  const [error] = validate.errors ?? [];
  const what = `${error?.instancePath || 'it'} ${error?.message}`;
  throw new UsageError('BAD_REPORT', `${file} is no whole report: ${what}. Take the file as the check wrote it.`);
}

function compile(): ValidateFunction {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
  addFormats(ajv);
  return ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
}
