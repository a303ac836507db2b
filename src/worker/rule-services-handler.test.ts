import { describe, expect, it } from 'vitest';
import { createRuleServices } from '../core/workbench/rule-services.ts';
import { createRuleServicesHandler } from './rule-services-handler.ts';
import type { RuleServicesResponse } from './rule-services-protocol.ts';

interface Bench {
  readonly handle: (message: unknown) => Promise<void>;
  readonly said: RuleServicesResponse[];
}

function setUp(create = createRuleServices): Bench {
  const said: RuleServicesResponse[] = [];
  return { handle: createRuleServicesHandler({ post: (each) => said.push(each), create }), said };
}

const TEXT = 'import "vt" rule r { condition: vt.metadata.new_file }';
const HOVER = { type: 'ask', method: 'hover', params: [TEXT.indexOf('new_file')] };

describe("the worker of the editor's services", () => {
  it('keeps the text for the questions that bring none', async () => {
    const { handle, said } = setUp();
    await handle({ type: 'ask', callId: 1, method: 'symbols', params: [], text: TEXT });
    await handle({ type: 'ask', callId: 2, method: 'symbols', params: [] });
    const [first, second] = said;
    expect(first).toMatchObject({ type: 'answer', callId: 1, value: { length: 2 } });
    expect(second).toEqual({ ...first, callId: 2 });
  });

  it('asks for the sample, and answers the question once it has it', async () => {
    const { handle, said } = setUp();
    const asking = handle({ ...HOVER, callId: 1, text: TEXT });
    expect(said).toEqual([
      { type: 'look-up', callId: 1, lookUpId: 0, pattern: 'vt.metadata.new_file' },
    ]);
    // Another text in between does not mix with it.
    await handle({ type: 'ask', callId: 2, method: 'symbols', params: [], text: '' });
    await handle({ type: 'facts', lookUpId: 0, facts: { keys: [], values: [], summary: 'yes' } });
    await asking;
    expect(said.slice(1)).toMatchObject([
      { type: 'answer', callId: 2, value: [] },
      {
        type: 'answer',
        callId: 1,
        value: { lines: expect.arrayContaining(['In this sample: yes']) },
      },
    ]);
  });

  it('names a bug instead of being silent', async () => {
    const { handle, said } = setUp((options) => ({
      ...createRuleServices(options),
      symbols: () => {
        throw new Error('a bug');
      },
    }));
    await handle({ type: 'ask', callId: 1, method: 'symbols', params: [], text: '' });
    expect(said).toEqual([{ type: 'failed', callId: 1, message: 'a bug' }]);
  });

  it.each(['constructor', '__proto__', 'toString', 'nothing'])(
    'does not call what is no service: %s',
    async (method) => {
      const { handle, said } = setUp();
      await handle({ type: 'ask', callId: 1, method, params: [], text: '' });
      expect(said).toMatchObject([{ type: 'failed', callId: 1 }]);
    },
  );

  it.each([
    null,
    'ask',
    { type: 'ask' },
    { type: 'ask', callId: 1, method: 'symbols' },
    { type: 'ask', callId: '1', method: 'symbols', params: [] },
    { type: 'ask', callId: 1, method: 'symbols', params: [], text: 5 },
    { type: 'facts' },
    { type: 'facts', lookUpId: 99 },
    { type: 'stop' },
  ])('ignores %j', async (message) => {
    const { handle, said } = setUp();
    await handle(message);
    expect(said).toEqual([]);
  });
});
