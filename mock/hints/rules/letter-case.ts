import type { HintRule } from '../hinted-call.ts';

/** A value of a query parameter that differs from an allowed one only in the case of its letters. */
export const findWrongCase: HintRule = ({ operation, request: { query }, refusal }) => {
  for (const { in: place, name, keyword } of refusal?.problems ?? []) {
    if (place !== 'query' || keyword !== 'enum') continue;
    const parameter = operation.parameters.find((each) => each.in === 'query' && each.name === name);
    const { enum: values } = parameter?.schema ?? {};
    const sent = query[name]?.toLowerCase();
    const meant =
      Array.isArray(values) && values.find((each) => typeof each === 'string' && each.toLowerCase() === sent);
    if (meant) return `${name} is case-sensitive: send ${String(meant)}.`;
  }
  return undefined;
};
