import type { Severity } from '../../../base/diagnostic.ts';

/** The numbers of a pack's sections. */
export const STRINGS_SECTION = 1;
export const BODY_SECTION = 2;
export const SOURCES_SECTION = 3;

/** As they are numbered. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
