import { describe, expect, it } from 'vitest';
import { parseArguments } from './parse-arguments.ts';

describe('parseArguments', () => {
  it('reads a pick with several --pick in order', () => {
    expect(
      parseArguments([
        'pick',
        'r.json',
        '--pick',
        'vt.a == 1',
        '--pick=vt.b',
        '--name',
        'x',
        '--json',
      ]),
    ).toEqual({
      ok: true,
      value: {
        verb: 'pick',
        json: true,
        reports: ['r.json'],
        choice: undefined,
        picks: ['vt.a == 1', 'vt.b'],
        name: 'x',
        onto: undefined,
      },
    });
  });

  it('takes what follows --on as reports and logs', () => {
    const args = ['sigma', 'a.zip', 'b.yml', '--json', '--on', 'r.json', 'log.evtx', '--explain'];
    expect(parseArguments([...args, '--placeholder', 'n=a=b', '--placeholder', 'n='])).toEqual({
      ok: true,
      value: {
        verb: 'sigma',
        json: true,
        rules: ['a.zip', 'b.yml'],
        on: ['r.json', 'log.evtx'],
        explain: true,
        expectMatch: false,
        placeholders: new Map([['n', ['a=b', '']]]),
      },
    });
  });

  it.each([
    [[], 'name a verb'],
    [['sigma', '--on', 'r.json'], 'name the rules before --on'],
    [['sigma', 'a.yml'], '--on REPORT_OR_EVENTS'],
    [['sigma', 'a.yml', '--on', 'r', '--placeholder', '=x'], 'NAME=VALUE'],
    [['pack', 'a.yml'], '-o FILE'],
    [['pack', '-o', 'x'], 'name the rules'],
    [['evel', 'a', 'b'], 'did you mean `eval`?'],
    [['read'], 'at least one report'],
    [['read', 'a', '--explain'], "'read' takes no --explain"],
    [['read', 'a', '--choice', '0'], '--choice wants'],
    [['pick', 'a'], '--pick'],
    [['eval', 'rule.yar'], 'a rule file and at least one report'],
    [['eval', '--nonsense'], 'there is no option --nonsense'],
    [['eval', 'a', 'b', '--explian=1'], 'there is no option --explian; did you mean `--explain`?'],
    [['eval', 'a', 'b', '--target', 'urls'], 'did you mean `url`?'],
    [['eval', 'a', 'b', '--choice', 'x'], '--choice wants'],
    [['pick', 'a', '--pick'], '--pick'],
  ])('says what is wrong with %j', (args, message) => {
    const parsed = parseArguments(args);
    expect(parsed).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining(message) },
    });
  });

  it.each([
    [['--help'], 'help'],
    [['read', '-h'], 'help'],
    [['--version'], 'version'],
  ])('reads %j as %s', (args, verb) => {
    expect(parseArguments(args)).toEqual({ ok: true, value: { verb } });
  });
});
