import { featuresFor, VT_SCHEMA } from '../vt/vt-schema.ts';
import { completeAt } from '../yara/complete/complete-path.ts';
import type { PathCompletion } from '../yara/complete/path-completion.ts';

const MODULES = new Map([[VT_SCHEMA.name, VT_SCHEMA]]);
const OPTIONS = { features: featuresFor('file', { gti: true }) };

/**
 * What may be written at a place of a rule for files: fields of the vt module by type, constants, loop
 * variables, words. offset: UTF-16. Empty where nothing fits. Never throws. O(text).
 */
export function completeRule(text: string, offset: number): readonly PathCompletion[] {
  return completeAt(text, offset, MODULES, OPTIONS);
}
