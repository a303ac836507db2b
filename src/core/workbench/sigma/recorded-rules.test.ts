import { describe, expect, it } from 'vitest';
import { rulesOfResults } from './recorded-rules.ts';

const HEADS = [
  { title: 'Curl Download', id: '11111111-aaaa-4bbb-8ccc-222222222222' },
  { title: 'Same Title', id: undefined },
  { title: 'same  title ', id: undefined },
  { title: '', id: 'empty' },
];

function found(title: string, ruleId = ''): readonly number[] | undefined {
  return rulesOfResults([{ resultIndex: 5, title, ruleId }], HEADS).get(5);
}

describe('rulesOfResults', () => {
  it.each([
    ['the title', 'Curl Download', '', [0]],
    ['the title in any case and spacing', ' curl\tDOWNLOAD', '', [0]],
    ['a title of several rules', 'Same Title', '', [1, 2]],
    ['the id where no rule has the title', 'Renamed', '11111111-AAAA-4bbb-8ccc-222222222222', [0]],
    ['the title rather than the id', 'Same Title', '11111111-aaaa-4bbb-8ccc-222222222222', [1, 2]],
    ['the id where there is no title', '', 'empty', [3]],
  ])('goes by %s', (_, title, ruleId, rules) => {
    expect(found(title, ruleId)).toEqual(rules);
  });

  it('takes nothing for nothing', () => {
    expect(found('', '')).toBeUndefined();
    expect(found('Unknown', 'unknown')).toBeUndefined();
    expect(found('constructor', '__proto__')).toBeUndefined();
  });
});
