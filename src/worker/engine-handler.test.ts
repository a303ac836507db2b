import { describe, expect, it } from 'vitest';
import { err, ok } from '../base/result.ts';
import type { EngineImage } from '../engine/engine-image.ts';
import type { EngineRun } from '../engine/yara-x-engine.ts';
import { createEngineHandler, type EngineHandlerPorts } from './engine-handler.ts';
import type { EngineResponse } from './engine-protocol.ts';

const MODULE = new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
const IMAGE: EngineImage = { module: MODULE, standIn: undefined };
const REPORT = { diagnostics: [], nMore: 0 };

/** What a handler answers to messages, over an engine that says the same to every text. */
async function answersTo(
  messages: readonly unknown[],
  compile: (text: string) => EngineRun = () => ({ kind: 'checked', report: REPORT }),
  load: EngineHandlerPorts['load'] = async () => ok({ engine: { compile }, image: IMAGE }),
): Promise<readonly EngineResponse[]> {
  const answers: EngineResponse[] = [];
  let nowMs = 0;
  const handle = createEngineHandler({
    load,
    post: (response) => answers.push(response),
    now: () => (nowMs += 10),
  });
  for (const message of messages) await handle(message);
  return answers;
}

const START = { type: 'start', target: 'file' };
const CHECK = { type: 'check', runId: 7, text: 'rule' };

describe("the engine's worker", () => {
  it('says that it is ready, and what the engine says', async () => {
    expect(await answersTo([START, CHECK])).toEqual([
      { type: 'ready', image: IMAGE },
      { type: 'checked', runId: 7, report: REPORT, durationMs: 10 },
    ]);
  });

  it('turns on what the target needs, for all accounts, and hands on an image that is known', async () => {
    const loads: unknown[] = [];
    await answersTo(
      [{ type: 'start', target: 'retrohunt', image: IMAGE }],
      undefined,
      async (...all) => {
        loads.push(all);
        return ok({
          engine: { compile: () => ({ kind: 'checked', report: REPORT }) },
          image: IMAGE,
        });
      },
    );
    expect(loads).toEqual([[new Set(['file', 'retrohunt', 'gti']), IMAGE]]);
  });

  it('says why there is no engine', async () => {
    const refused = async () => err({ kind: 'refused', message: 'policy' } as const);
    const broken = async () => Promise.reject(new Error('a bug'));
    expect(await answersTo([START], undefined, refused)).toEqual([
      { type: 'unavailable', reason: 'refused', message: 'policy' },
    ]);
    expect(await answersTo([START], undefined, broken)).toEqual([
      { type: 'unavailable', reason: 'refused', message: 'a bug' },
    ]);
  });

  it('hands on a trap', async () => {
    const answers = await answersTo([START, CHECK], () => ({ kind: 'trapped', message: 'trap' }));
    expect(answers.at(-1)).toEqual({ type: 'trapped', runId: 7, message: 'trap' });
  });

  it('names a bug instead of being silent', async () => {
    const answers = await answersTo([START, CHECK], () => {
      throw new Error('a bug');
    });
    expect(answers.at(-1)).toEqual({ type: 'failed', runId: 7, message: 'a bug' });
    expect(await answersTo([CHECK])).toMatchObject([{ type: 'failed', runId: 7 }]);
  });

  it.each([
    null,
    'start',
    { type: 'start' },
    { type: 'start', target: 'everything' },
    { type: 'check', runId: '1', text: '' },
    { type: 'check', runId: 1 },
    { type: 'stop' },
  ])('ignores %j', async (message) => {
    expect(await answersTo([message])).toEqual([]);
  });
});
