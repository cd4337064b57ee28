/** Whether a report is named by the path of a module instead of a name. */
const isModulePath = (name: string): boolean => /[\\/]|\.[cm]?[jt]s$/.test(name);

/**
 * Splits a value of `--report` that names a module: its path, and `=FILE` or nothing. Undefined for the name of a report.
 *
 * @example
 * splitModuleReport('./verdicts.mjs=out.txt'); // ['./verdicts.mjs', '=out.txt']
 */
export function splitModuleReport(report: string): [module: string, output: string] | undefined {
  const [name = ''] = report.split('=', 1);
  if (!isModulePath(name)) return undefined;
  // A folder in the path may have a "=" in its name.
  const [module = name] = /^.*?\.[cm]?[jt]s(?==|$)/s.exec(report) ?? [];
  return [module, report.slice(module.length)];
}
