import { describe, expect, it } from 'vitest';
import { ruleHead } from '../../../core/sigma/rule/testdata/rule-head.ts';
import {
  joinSigmaRows,
  type JoinedSigmaRow,
} from '../../../core/workbench/sigma/join-sigma-rows.ts';
import {
  chosenValues,
  facetValues,
  filterSigmaRows,
  NO_FILTER,
  withToggled,
  type FacetId,
  type HasInValues,
  type SigmaFilter,
} from './sigma-filter.ts';

function row(title: string, level: string, product: string, tags: readonly string[]) {
  return {
    rule: title.charCodeAt(0) * 256 + title.charCodeAt(1),
    rulesetId: 1,
    head: ruleHead({ title, level, tags, description: `about ${title}` }),
    logsource: { product, category: 'process_creation', service: undefined },
    platform: undefined,
    fileName: `${title}.yml`,
    nYes: 1,
    nUnknown: 0,
    reasons: [],
    placeholders: [],
    unevaluated: undefined,
  };
}

const ROWS: readonly JoinedSigmaRow[] = joinSigmaRows(
  [],
  {
    generation: 1,
    nRules: 3,
    nSampleEvents: 1,
    nLogEvents: 0,
    recorded: [],
    correlations: [],
    refused: [],
    nRefused: 0,
    rules: [
      row('Curl', 'low', 'linux', ['attack.t1105', 'attack.command-and-control']),
      row('Crontab', 'high', 'linux', ['attack.t1053.003', 'attack.persistence']),
      row('Run Key', 'high', 'windows', ['attack.t1547.001', 'attack.persistence']),
    ],
  },
  undefined,
);

const NOWHERE: HasInValues = () => false;

const titles = (filter: SigmaFilter, hasInValues = NOWHERE): readonly string[] =>
  filterSigmaRows(ROWS, filter, hasInValues).map(({ title }) => title);

const choosing = (...chosen: readonly (readonly [FacetId, string])[]) =>
  chosen.reduce((filter, [id, value]) => withToggled(filter, id, value), NO_FILTER);

describe('the filter', () => {
  it.each([
    ['', ['Curl', 'Crontab', 'Run Key']],
    ['  ', ['Curl', 'Crontab', 'Run Key']],
    ['CRON', ['Crontab']],
    ['high persistence', ['Crontab', 'Run Key']],
    ['t1547', ['Run Key']],
    ['linux curl.yml', ['Curl']],
    ['about', ['Curl', 'Crontab', 'Run Key']],
    ['nothing', []],
  ])('finds the words %j', (text, found) => {
    expect(titles({ ...NO_FILTER, text })).toEqual(found);
  });

  it('finds each word in what is said of the rule or in the values of its events', () => {
    const inValues: HasInValues = ({ title }, word) => title !== 'Curl' && word === 'loader.exe';
    const found = (text: string): unknown => titles({ ...NO_FILTER, text }, inValues);
    expect(found('Loader.EXE')).toEqual(['Crontab', 'Run Key']);
    expect(found('loader.exe windows')).toEqual(['Run Key']);
    expect(found('loader.exe low')).toEqual([]);
    const filter = { ...NO_FILTER, text: 'loader.exe' };
    expect(facetValues(ROWS, filter, 'level', inValues)).toMatchObject([
      { value: 'high', nRows: 2 },
    ]);
  });

  it('wants one of the chosen values of each kind', () => {
    expect(titles(choosing(['level', 'high']))).toEqual(['Crontab', 'Run Key']);
    expect(titles(choosing(['level', 'high'], ['level', 'low']))).toHaveLength(3);
    expect(titles(choosing(['level', 'high'], ['logsource', 'linux / process_creation']))).toEqual([
      'Crontab',
    ]);
    expect(titles(choosing(['tactic', 'command-and-control']))).toEqual(['Curl']);
    expect(titles(choosing(['technique', 'T1053.003']))).toEqual(['Crontab']);
  });

  it('takes back what is chosen twice', () => {
    expect(choosing(['level', 'high'], ['level', 'high']).chosen.level).toEqual([]);
  });

  it('names what is chosen', () => {
    expect(chosenValues(choosing(['tactic', 'persistence'], ['level', 'high']))).toEqual([
      { id: 'level', value: 'high', name: 'high' },
      { id: 'tactic', value: 'persistence', name: 'Persistence' },
    ]);
  });
});

describe('the values of a facet', () => {
  it('are counted among the rows that pass everything else', () => {
    const filter = choosing(['level', 'high'], ['logsource', 'linux / process_creation']);
    expect(facetValues(ROWS, filter, 'level', NOWHERE)).toEqual([
      { value: 'high', name: 'high', nRows: 1, isChosen: true },
      { value: 'low', name: 'low', nRows: 1, isChosen: false },
    ]);
  });

  it('come in their own order', () => {
    expect(facetValues(ROWS, NO_FILTER, 'tactic', NOWHERE).map(({ name }) => name)).toEqual([
      'Persistence',
      'Command and Control',
    ]);
  });

  it('have what is chosen even where no row has it', () => {
    expect(facetValues([], choosing(['platform', 'macos']), 'platform', NOWHERE)).toEqual([
      { value: 'macos', name: 'macOS', nRows: 0, isChosen: true },
    ]);
  });
});
