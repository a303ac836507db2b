import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { EngineClient, EngineOutcome, EngineVerdict } from './engine-client.ts';
import { createRestartTeller, createRuleEngine } from './rule-engine.ts';

const WARNING: Diagnostic = {
  code: 'slow_pattern',
  severity: 'warning',
  message: 'slow',
  span: { start: 0, end: 1 },
};
const ERROR: Diagnostic = { ...WARNING, code: 'E001', severity: 'error' };

function verdict(diagnostics: readonly Diagnostic[], standIn?: string): EngineVerdict {
  const report = { diagnostics, nMore: 0 };
  return { text: 'a', target: 'file', report, durationMs: 1, standIn };
}

/** An engine whose client ends each check in the same way. */
function engineThat(outcome: EngineOutcome): ReturnType<typeof createRuleEngine> {
  const client: EngineClient = {
    check: async () => outcome,
    warmUp: () => undefined,
    dispose: () => undefined,
  };
  return createRuleEngine(client);
}

describe('the engine in the words of the page', () => {
  it.each([
    [
      { kind: 'checked', verdict: verdict([WARNING]) },
      { kind: 'checked', diagnostics: [WARNING], standIn: undefined },
    ],
    [
      { kind: 'checked', verdict: verdict([], 'another version') },
      { kind: 'checked', diagnostics: [], standIn: 'another version' },
    ],
    [{ kind: 'superseded' }, { kind: 'superseded' }],
    [
      { kind: 'stopped', reason: 'trap', message: 'x', lastGood: undefined },
      { kind: 'stopped', message: 'x', lastGood: undefined },
    ],
    [
      { kind: 'stopped', reason: 'deadline', message: 'x', lastGood: verdict([WARNING]) },
      { kind: 'stopped', message: 'x', lastGood: 'compiles' },
    ],
    [
      { kind: 'unavailable', reason: 'refused', message: 'x', lastGood: verdict([ERROR]) },
      { kind: 'unavailable', message: 'x', lastGood: 'refuses' },
    ],
  ] satisfies readonly (readonly [EngineOutcome, unknown])[])('%j', async (outcome, expected) => {
    await expect(engineThat(outcome).check('a', 'file')).resolves.toEqual(expected);
  });

  it('has a name with its version', () => {
    expect(engineThat({ kind: 'superseded' }).name).toMatch(/^YARA-X \d+\.\d+$/);
  });
});

describe('a worker that was replaced', () => {
  it('is told of once, and not when it was only renewed', () => {
    const told: string[] = [];
    const onRestart = createRestartTeller((message) => told.push(message));
    onRestart('recycled');
    expect(told).toEqual([]);
    onRestart('deadline');
    onRestart('trap');
    onRestart('deadline');
    expect(told).toEqual([
      'YARA-X 1.20 took too long and was started again; the rule is checked without it meanwhile',
    ]);
  });

  it('is told of in other words after a trap', () => {
    const told: string[] = [];
    createRestartTeller((message) => told.push(message))('trap');
    expect(told).toEqual([expect.stringContaining('broke down')]);
  });
});
