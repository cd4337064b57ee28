import { parse } from 'yaml';
import { read } from './files.ts';

interface Input {
  default?: string | boolean;
  type?: string;
  options?: string[];
  regex?: string;
}

export interface Job {
  variables: Record<string, string | { value: string; expand?: boolean }>;
  script: string[];
  artifacts: { paths: string[]; reports: { junit: string } };
}

const text = read('examples/ci/gitlab.yml');
const [head = '', body = ''] = text.split(/^---\n/m);
export const inputs: Record<string, Input> = parse(head).spec.inputs;

/** Builds the job of the template as GitLab does: it interpolates inputs first, and parses the text after that. */
export function fillIn(given: Record<string, string | boolean>, template = body): Job {
  const unknown = Object.keys(given).filter((name) => !(name in inputs));
  if (unknown.length > 0) throw new Error(`The template has no input ${unknown.join(', ')}.`);
  const filled = template.replace(/\$\[\[ inputs\.([\w-]+) \]\]/g, (_, name: string) => {
    const { type, options, regex, default: otherwise } = inputs[name] ?? {};
    const value = given[name] ?? otherwise;
    const isRight =
      typeof value === (type ?? 'string') &&
      (options?.includes(String(value)) ?? true) &&
      (regex === undefined || new RegExp(regex).test(String(value)));
    if (!isRight) throw new Error(`The input ${name} can't be ${value}.`);
    return String(value);
  });
  return parse(filled).chatpact;
}

/** The environment variables of a job. */
export const variablesOf = ({ variables }: Job): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, typeof value === 'string' ? value : value.value]),
  );

/** Lines of a template's script that contain an input, which could inject text. */
export function listInjectable(template = body): string[] {
  const { chatpact }: { chatpact: Job } = parse(template);
  return chatpact.script.filter((line) => line.includes('$[['));
}
