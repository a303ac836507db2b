import { describe, expect, it } from 'vitest';
import { explainedFields, fieldMeaning } from './field-meanings.ts';
import { VT_SCHEMA } from './vt-schema.ts';

describe('fieldMeaning', () => {
  it('speaks of fields that the schema has, in whole sentences', () => {
    const wrong = explainedFields().filter(
      ([message, field]) =>
        VT_SCHEMA.messages.get(message)?.fields.has(field) !== true ||
        !/^\S.*\.$/.test(fieldMeaning(message, field) ?? ''),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['vt.titan.FileMetadata', '__proto__'],
    ['constructor', 'sha256'],
    ['vt.sigma.SigmaMatch', 'rule_author'],
  ])('says nothing of %s %s', (message, field) => {
    expect(fieldMeaning(message, field)).toBeUndefined();
  });
});
