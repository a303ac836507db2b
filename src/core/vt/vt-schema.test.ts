import { describe, expect, it } from 'vitest';
import { VT_SCHEMA, featuresFor, vtMessage } from './vt-schema.ts';
import { TARGET_ENTITIES } from './target-entity.ts';

/** The field at the end of names that start at the module. */
function fieldAt(
  path: string,
): ReturnType<typeof vtMessage>['fields'] extends ReadonlyMap<string, infer F>
  ? F | undefined
  : never {
  let message = vtMessage(VT_SCHEMA.root);
  const names = path.split('.');
  const last = names.pop() ?? '';
  for (const name of names) {
    const type = message.fields.get(name)?.type;
    const inner = type?.kind === 'array' ? type.element : type;
    message = vtMessage(inner?.kind === 'struct' ? inner.message : name);
  }
  return message.fields.get(last);
}

describe('VT_SCHEMA', () => {
  it.each([
    ['metadata.file_size', { kind: 'integer' }],
    ['metadata.new_file', { kind: 'boolean' }],
    ['metadata.sha256', { kind: 'string', lowercase: true }],
    ['metadata.ssdeep', { kind: 'string' }],
    ['metadata.file_type', { kind: 'integer', enumPath: 'vt.FileType' }],
    ['metadata.signatures', { kind: 'map', value: { kind: 'string' } }],
    ['metadata.main_icon', { kind: 'struct', message: 'vt.titan.MainIcon' }],
    [
      'behaviour.traits',
      { kind: 'array', element: { kind: 'integer', enumPath: 'vt.BehaviourTrait' } },
    ],
    [
      'behaviour.sigma_analysis_results',
      { kind: 'array', element: { kind: 'struct', message: 'vt.sigma.SigmaMatch' } },
    ],
    [
      'behaviour.sigma_analysis_results.match_context.values',
      { kind: 'map', value: { kind: 'string' } },
    ],
    ['behaviour.http_conversations.response_body_first_ten_bytes', { kind: 'string' }],
  ])('knows the type of %s', (path, type) => {
    expect(fieldAt(path)?.type).toEqual(type);
  });

  it('keeps the order of the schema', () => {
    const names = [...vtMessage(VT_SCHEMA.root).fields.keys()];
    expect(names).toEqual(['metadata', 'behaviour', 'net']);
  });

  it.each([
    ['vt.FileType', 'PE_EXE', 1],
    ['vt.Domain.Permutation', 'ALL', 31],
    ['vt.SigmaRule.Level', 'critical', 4],
    ['vt.Http.Method', 'POST', 3],
  ])('has the constant %s.%s', (path, name, value) => {
    expect(VT_SCHEMA.enums.get(path)?.get(name)).toBe(value);
  });

  it('has the access rules with the texts of the engine', () => {
    expect(fieldAt('metadata.submitter')?.access).toEqual([
      {
        title: 'vt.metadata.submitter is not supported in Retrohunt',
        label: 'this field is not supported in Retrohunt',
        acceptIf: [],
        rejectIf: ['retrohunt'],
      },
    ]);
    expect(fieldAt('net')?.access[0]?.acceptIf).toEqual(['url', 'domain', 'ip_address']);
    expect(fieldAt('metadata.gti_assessment')?.access[0]?.acceptIf).toEqual(['gti', 'staff']);
    expect(fieldAt('metadata.tags')?.access).toEqual([]);
  });

  it('has the methods with their overloads', () => {
    expect(vtMessage('vt.net.EnrichedIP').methods.get('in_range')?.overloads).toEqual([['string']]);
    expect(vtMessage('vt.net.EnrichedDomain').methods.get('permutation_of')?.overloads).toEqual([
      ['string'],
      ['string', 'integer'],
    ]);
  });

  it('names only messages and enums that it has', () => {
    const types = [...VT_SCHEMA.messages.values()].flatMap((message) =>
      [...message.fields.values()].map(({ type }) => (type.kind === 'array' ? type.element : type)),
    );
    const missing = types.filter(
      (type) =>
        (type.kind === 'struct' && !VT_SCHEMA.messages.has(type.message)) ||
        (type.kind === 'integer' &&
          type.enumPath !== undefined &&
          !VT_SCHEMA.enums.has(type.enumPath)),
    );
    expect(types.length).toBeGreaterThan(250);
    expect(missing).toEqual([]);
  });
});

describe('featuresFor', () => {
  it.each([
    ['file', ['file']],
    ['url', ['url']],
    ['domain', ['domain']],
    ['ip_address', ['ip_address']],
    ['retrohunt', ['file', 'retrohunt']],
  ] as const)('gives %s its features', (target, features) => {
    expect([...featuresFor(target)]).toEqual(features);
    expect([...featuresFor(target, { gti: true })]).toEqual([...features, 'gti']);
  });

  it('is asked for every target', () => {
    expect(TARGET_ENTITIES).toHaveLength(5);
  });
});
