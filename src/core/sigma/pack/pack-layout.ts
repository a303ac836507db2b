import type { Severity } from '../../../base/diagnostic.ts';

/** The numbers of a pack's sections. The first three are needed at once, and so are not compressed. */
export const STRINGS_SECTION = 1;
export const RULES_SECTION = 2;
export const WITNESSES_SECTION = 3;
/** Compressed by itself, block by block. */
export const DETAILS_SECTION = 4;
export const FILES_SECTION = 5;
/** Compressed by itself, block by block. */
export const SOURCES_SECTION = 6;

/** As they are numbered. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
