import type { Option } from 'commander';
import { dataSettings } from '../settings/data-settings.ts';
import { createFlag } from '../settings/entry.ts';

/** The flag for the user's own OpenAPI documents, for every command about one vendor. */
export const createSpecFlag = (): Option => createFlag(dataSettings.spec);

/** The flag for further ledgers, for every command that judges responses. */
export const createOverlayFlag = (): Option => createFlag(dataSettings.overlay);

/** The flag for places that `$ref`s may point to, for every command that takes the user's own documents. */
export const createSpecRootFlag = (): Option => createFlag(dataSettings.specRoot);
