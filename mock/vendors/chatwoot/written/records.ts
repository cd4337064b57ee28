import { isObject, type JsonObject } from '../../../../specs/json/json.ts';
import { toStored } from '../resources/engine/field.ts';
import { findProblems, toInitialValues } from '../resources/engine/read-values.ts';
import { recordKinds } from '../resources/engine/record.ts';
import { resources } from '../resources/index.ts';
import type { Account } from '../tables.ts';

/**
 * Fills in the values of a written event about a record, and returns the fields that are wrong, each with the problem.
 *
 * @returns An empty list for other events.
 */
export function completeRecord(account: Account, event: JsonObject): [name: string, problem: string][] {
  const kind = recordKinds.find((each) => each === event.kind);
  if (kind === undefined || !String(event.type).startsWith('record.')) return [];
  const { fields, parent, derive } = resources[kind];
  const id = Number(event.record);
  const records = account.records.get(kind);
  const before = records?.get(id);
  const isNew = event.type === 'record.created';
  if (!isNew && !before) return [['record', 'does not exist']];
  if (isNew && parent && event.parent === undefined) return [['parent', 'is missing']];
  if (isNew && !parent && event.parent !== undefined) return [['parent', 'is not a field of this kind']];
  if (!isObject(event.values)) return [];

  const sent = event.values;
  const values = { ...toInitialValues(fields), ...before?.values, ...sent };
  const derived = { ...derive?.({ id, account: account.id, values }), ...before?.values };
  const wrong = Object.keys(sent).flatMap((name): [string, string][] => {
    // An exported event has the derived values, too.
    if (typeof sent[name] === typeof derived[name] && !Object.hasOwn(fields, name)) return [];
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) return [[`values.${name}`, 'is not a field of this kind']];
    return isSame(toStored(field, sent[name]), sent[name])
      ? []
      : [[`values.${name}`, `must be stored as ${field.type}`]];
  });
  if (wrong.length > 0) return wrong;
  const others = [...(records?.values() ?? [])].filter((each) => each.id !== id).map((each) => each.values);
  event.values = { ...derived, ...values };
  return findProblems(fields, { values, others, isNew, account }).map(({ name, message }) => [
    `values.${name}`,
    message,
  ]);
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
