import type { Severity } from '../../../base/diagnostic.ts';

/** The numbers of a pack's sections. The first two are needed at once, and so are not compressed. */
export const STRINGS_SECTION = 1;
export const RULES_SECTION = 2;
/** Compressed by itself, block by block. */
export const DETAILS_SECTION = 3;
export const FILES_SECTION = 4;
/** Compressed by itself, block by block. */
export const SOURCES_SECTION = 5;

/** As they are numbered. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
