interface Forkable {
  fork(): unknown;
}

/**
 * Returns a copy-on-write copy of tables. Columns, aggregates, series and day counts fork themselves. Maps, arrays and
 * plain records are copied once each, so that two references to one object stay references to one object. The original
 * must not be changed afterwards, because the fork could see the change.
 */
export function fork<Tables>(tables: Tables): Tables {
  const copies = new Map<object, unknown>();

  function copy(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const known = copies.get(value);
    if (known) return known;
    if (isForkable(value)) return register(value, value.fork());
    if (value instanceof Map) {
      const map = register(value, new Map<unknown, unknown>());
      for (const [key, each] of value) map.set(key, copy(each));
      return map;
    }
    if (Array.isArray(value)) {
      const list = register(value, [] as unknown[]);
      for (const each of value) list.push(copy(each));
      return list;
    }
    const record = register(value, Object.create(Object.getPrototypeOf(value)) as Record<string, unknown>);
    for (const [key, each] of Object.entries(value)) record[key] = copy(each);
    return record;
  }

  function register<Copy>(original: object, copied: Copy): Copy {
    copies.set(original, copied);
    return copied;
  }

  return copy(tables) as Tables;
}

function isForkable(value: object): value is Forkable {
  return 'fork' in value && typeof value.fork === 'function';
}
