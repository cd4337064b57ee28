import { fromPointer, isObject, type Json, type JsonObject, toPointer } from './json/json.ts';

/** JSON Pointer of a component. */
export const toComponent = (kind: string, name: string) => toPointer(['components', kind, name]);

/** JSON Pointer of the component that a pointer leads to or into. Undefined if it leads to none. */
export function findComponent(pointer: string): string | undefined {
  const [root, kind, name] = fromPointer(pointer);
  return root === 'components' && kind !== undefined && name !== undefined ? toComponent(kind, name) : undefined;
}

/** Lists the components of a document. */
export function listComponents({
  components,
}: JsonObject): [kind: string, name: string, component: Json | undefined][] {
  return Object.entries(isObject(components) ? components : {}).flatMap(([kind, named]) =>
    Object.entries(isObject(named) ? named : {}).map(([name, each]): [string, string, Json | undefined] => [
      kind,
      name,
      each,
    ]),
  );
}

/** A component, or undefined. */
export function getComponent({ components }: JsonObject, kind: string, name: string): Json | undefined {
  const named = isObject(components) && Object.hasOwn(components, kind) ? components[kind] : undefined;
  return isObject(named) && Object.hasOwn(named, name) ? named[name] : undefined;
}

/** The schemas among a document's components, by name. */
export function getSchemas({ components }: JsonObject): JsonObject {
  return isObject(components) && isObject(components.schemas) ? components.schemas : {};
}
