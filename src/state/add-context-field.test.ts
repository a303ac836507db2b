import { describe, expect, it } from 'vitest';
import { toByteString } from '../base/byte-string.ts';
import type { PickRequest } from '../core/workbench/workbench.ts';
import type { AddContextField } from './add-context-field.ts';
import { createAppStore } from './create-app-store.ts';
import { fakeFacts, fakePorts } from './fake-ports.ts';

const ENTRY = 100;
const TWIN = 7;

const FIELD: AddContextField['field'] = {
  key: 'TargetObject',
  value: 'HKU\\S-1\\RunOnce\\x',
  length: 17,
  node: ENTRY,
  twin: { node: TWIN, vtPath: 'vt.behaviour.registry_keys_set[0]' },
};

/** What is picked, and what is told, when the nodes have these values. */
async function added(
  request: Partial<AddContextField>,
  values: Readonly<Record<number, string>> = {},
): Promise<{ readonly picked: Partial<PickRequest> | undefined; readonly told: string }> {
  const picks: PickRequest[] = [];
  const store = createAppStore(
    fakePorts({
      describe: async ({ node }) => fakeFacts(node, { valueText: values[node] ?? FIELD.value }),
      pick: async (pick) => {
        picks.push(pick);
        const edits = [{ span: { start: 0, end: 0 }, newText: 'x' }];
        return { ok: true, edits, added: { start: 0, end: 1 }, summary: 'Added x' };
      },
    }),
  );
  await store
    .getState()
    .actions.addContextField({ field: FIELD, place: 'auto', negated: false, ...request });
  return { picked: picks[0], told: store.getState().ui.message.text };
}

const asked = (operator: string, text: string): object => ({
  kind: 'compare',
  alternatives: [{ operator, operand: { kind: 'string', value: toByteString(text) } }],
});

describe('adding a field of a Sigma match', () => {
  it('takes the field of the behaviour, and says why', async () => {
    const { picked, told } = await added({});
    expect(picked).toMatchObject({ node: TWIN, view: { kind: 'structure' }, negated: false });
    expect(picked?.test).toBeUndefined();
    expect(told).toContain('whether or not a Sigma rule fires');
  });

  it('takes the match context where no field of the behaviour has the value', async () => {
    const { picked, told } = await added({ field: { ...FIELD, twin: undefined } });
    expect(picked).toMatchObject({ node: ENTRY });
    expect(told).toContain('no field of the behaviour has this value');
  });

  it('takes the match context where that is asked for', async () => {
    const { picked, told } = await added({ place: 'entry', negated: true });
    expect(picked).toMatchObject({ node: ENTRY, negated: true });
    expect(told).toBe('Condition added: x');
  });

  it('asks what the Sigma rule asks', async () => {
    const { picked } = await added({ hit: { operator: 'icontains', text: '\\runonce\\' } });
    expect(picked).toMatchObject({ node: TWIN, test: asked('icontains', '\\runonce\\') });
  });

  it('takes the match context where the behaviour spells it in another way', async () => {
    const { picked, told } = await added(
      { hit: { operator: 'istartswith', text: 'HKU\\' } },
      { [TWIN]: 'HKEY_USERS\\S-1\\RunOnce\\x' },
    );
    expect(picked).toMatchObject({ node: ENTRY, test: asked('istartswith', 'HKU\\') });
    expect(told).toContain('spells the value in another way');
  });

  it('takes the whole value of the behaviour as that spells it', async () => {
    const { picked } = await added({}, { [TWIN]: 'HKEY_USERS\\S-1\\RunOnce\\x' });
    expect(picked).toMatchObject({ node: TWIN });
    expect(picked?.test).toBeUndefined();
  });

  it.each([
    ['its value', undefined, 'icontains', 'C:\\cmd.exe'],
    [
      'what was hit',
      { operator: 'iendswith', text: '\\cmd.exe' } as const,
      'icontains',
      '\\cmd.exe',
    ],
  ])('of a longer text asks that it contains %s', async (_, hit, operator, text) => {
    const image = { ...FIELD, key: 'Image', value: 'C:\\cmd.exe', length: 10 };
    const { picked } = await added(
      { field: image, ...(hit === undefined ? {} : { hit }) },
      { [TWIN]: 'C:\\cmd.exe /c del x' },
    );
    expect(picked).toMatchObject({ node: TWIN, test: asked(operator, text) });
  });

  it('takes a value that is shown in part as it is', async () => {
    const { picked } = await added({ field: { ...FIELD, length: 9000 } }, { [TWIN]: 'long' });
    expect(picked?.test).toBeUndefined();
  });

  it('refuses a field of a log in words', async () => {
    const { picked, told } = await added({ field: { ...FIELD, node: undefined, twin: undefined } });
    expect(picked).toBeUndefined();
    expect(told).toContain('Only fields of the open report');
  });

  it.each(['==', 'contains', 'startswith', 'endswith'] as const)(
    'keeps case where it counts: %s',
    async (operator) => {
      const { picked } = await added({ hit: { operator, text: FIELD.value } });
      expect(picked).toMatchObject({ node: TWIN, test: asked(operator, FIELD.value) });
      const other = await added({ hit: { operator, text: FIELD.value.toLowerCase() } });
      expect(other.picked?.test).toEqual(asked('icontains', FIELD.value.toLowerCase()));
    },
  );
});
