import { mockFlagEntries } from './flags.ts';
import type { MockSetting } from './setting.ts';

/** A key of the section `mock`, and the flag that sets the same. */
export interface MockSettingEntry extends MockSetting {
  flag?: string;
}

/** Every key of the section `mock` in the configuration, by name. */
export const mockSettingEntries: readonly [name: string, entry: MockSettingEntry][] = Object.values(
  mockFlagEntries,
).flatMap(({ settings = {}, flags }) =>
  Object.entries(settings).map(([name, entry]): [string, MockSettingEntry] => [
    name,
    { ...entry, ...(flags[0] && { flag: flags[0].flags }) },
  ]),
);
