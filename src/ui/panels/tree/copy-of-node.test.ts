import { describe, expect, it } from 'vitest';
import { fakeFacts } from '../../../state/fake-ports.ts';
import { copyOfNode } from './copy-of-node.ts';

describe('copyOfNode', () => {
  const facts = fakeFacts(1, { valueText: 'v', vtPath: 'vt.a', jsonPath: "$.x['y z']" });

  it.each([
    ['value', 'v'],
    ['line', 'k: v'],
    ['key', 'k'],
    ['vt-path', 'vt.a'],
    ['json-path', "$.x['y z']"],
    ['jq-path', '.x["y z"]'],
  ] as const)('gives the %s', (kind, text) => {
    expect(copyOfNode(kind, 'k', facts)?.text).toBe(text);
  });

  it('has no vt path where the module has none', () => {
    expect(copyOfNode('vt-path', 'k', fakeFacts(1, { vtPath: undefined }))).toBeUndefined();
  });
});
