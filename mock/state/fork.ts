interface Forkable {
  fork(): unknown;
}

/**
 * A copy of tables that shares what it has not changed. Columns, tallies, series and day counts fork themselves; maps, arrays
 * and plain records are copied, each once, so that two names of one thing stay two names of one thing. The original
 * must not be changed afterwards, or the fork would see some of it.
 */
export function fork<Tables>(tables: Tables): Tables {
  const made = new Map<object, unknown>();

  function copy(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const known = made.get(value);
    if (known) return known;
    if (isForkable(value)) return remember(value, value.fork());
    if (value instanceof Map) {
      const map = remember(value, new Map<unknown, unknown>());
      for (const [key, each] of value) map.set(key, copy(each));
      return map;
    }
    if (Array.isArray(value)) {
      const list = remember(value, [] as unknown[]);
      for (const each of value) list.push(copy(each));
      return list;
    }
    const record = remember(value, Object.create(Object.getPrototypeOf(value)) as Record<string, unknown>);
    for (const [key, each] of Object.entries(value)) record[key] = copy(each);
    return record;
  }

  function remember<Copy>(original: object, copied: Copy): Copy {
    made.set(original, copied);
    return copied;
  }

  return copy(tables) as Tables;
}

function isForkable(value: object): value is Forkable {
  return 'fork' in value && typeof value.fork === 'function';
}
