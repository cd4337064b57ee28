import type { JsonObject } from '../../specs/json/json.ts';
import { collectValues } from '../flags/shared-flags.ts';
import { type Kind, unchanged } from './kind.ts';
import { splitModuleReport } from './report-setting.ts';

/** What happens to files, as far as it differs from a file that is read. */
type Access = Pick<Kind<unknown>, 'fate' | 'confined'>;

const read: Access = { fate: 'kept', confined: 'read' };
const textSchema: JsonObject = { type: 'string', minLength: 1 };
const splitPath = (text: string): [string, string] => ['', text];

const file = (access: Access): Kind<string> =>
  unchanged({ ...access, schema: textSchema, splitPath, mapTexts: (path, change) => path && change(path) });

const fileList = (access: Access): Kind<string[]> =>
  unchanged({
    ...access,
    schema: { type: 'array', items: textSchema },
    splitPath,
    mapTexts: (paths, change) => paths.map(change),
    parseFlag: collectValues,
  });

export const readFile = file(read);
/** Files of TLS are not confined: they are not sent, and CA bundles are often in /etc. */
export const tlsFile = file({ fate: 'kept' });
export const writtenFile = file({ fate: 'written', confined: 'written' });
/** A file that the check reads, and may write. */
export const updatedFile = file({ fate: 'kept', confined: 'written' });
/** A folder, or a HAR file. Only flags set it. */
export const recording = file({ fate: 'kept' });

export const readFiles = fileList(read);

/** Modules that run code. The library takes plugins: the command line imports them later. */
export const modules: Kind<string[], undefined> = { ...fileList({ fate: 'kept' }), toOption: () => undefined };

/** One file or several. */
export const documents = unchanged<string | string[]>({
  ...read,
  schema: { type: ['string', 'array'], minLength: 1, minItems: 1, items: textSchema },
  splitPath,
  mapTexts: (paths, change) => (typeof paths === 'string' ? change(paths) : paths.map(change)),
  parseFlag: (text, previous = []) => collectValues(text, [previous].flat()),
});

/** Reports, as `NAME` or `NAME=FILE`. A module may replace the name. */
export const reports: Kind<string[]> = {
  ...fileList({ fate: 'written', confined: 'written' }),
  splitModule: splitModuleReport,
  splitPath(text) {
    // "-" is standard output.
    const [, before = text, path] = /^(.*?=)(?!-$)(.+)$/s.exec(text) ?? [];
    return [before, path];
  },
};
