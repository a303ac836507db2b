import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EventValue, SigmaEvent } from '../sigma/event.ts';
import { isEventLog } from './is-event-log.ts';
import { readEventLog } from './read-event-log.ts';
import type { RecordedEvents } from './recorded-event.ts';

const CORPUS = process.env['LIVEHUNT_CORPUS'] ?? '';
const REGRESSION = join(CORPUS, 'sigmahq/regression_data');

/** At least so many pairs of binary and JSON are there. */
const MIN_PAIRS = 100;

function readLog(path: string): RecordedEvents {
  const log = readEventLog(path, readFileSync(path));
  if (!log.ok) throw new Error(`${path}: ${log.error.message}`);
  return log.value;
}

function filesBelow(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
}

/** How many events there are of each logsource. */
function countsOf({ events }: RecordedEvents): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { event } of events) {
    const { product, categories, services } = event.logsource;
    const key = [product, categories?.join('+'), services?.join('+')].join('|');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

describe('logs of many tools', () => {
  it.each([
    [
      'otrf_linux_auditd_arp_cache.log',
      { 'linux|process_creation|auditd': 2, 'linux||auditd': 10 },
    ],
    [
      'otrf_linux_auditd_binary_padding.log',
      { 'linux|process_creation|auditd': 1, 'linux||auditd': 5 },
    ],
    ['otrf_linux_auoms_auditd_log4shell.jsonl', { 'linux|process_creation|auditd': 50 }],
    [
      'otrf_linux_sysmon_log4shell.jsonl',
      {
        'linux|process_creation|sysmon': 30,
        'linux|process_termination|sysmon': 50,
        'linux|network_connection|sysmon': 6,
        'linux|file_event|sysmon': 4,
        'linux|file_delete|sysmon': 2,
        'linux||syslog+sysmon': 1,
      },
    ],
    [
      'otrf_win_lsass_dumpert.jsonl',
      {
        'windows||security': 22,
        'windows|process_creation|security': 1,
        'windows|process_access|sysmon': 44,
        'windows|registry_event+registry_set|sysmon': 23,
        'windows|registry_event+registry_add|sysmon': 3,
        'windows|file_event|sysmon': 2,
        'windows|process_termination|sysmon': 1,
        'windows|image_load|sysmon': 21,
        'windows|process_creation|sysmon': 1,
      },
    ],
    [
      'otrf_win_psh_httplistener.jsonl',
      {
        'windows||security': 6,
        'windows|process_access|sysmon': 67,
        'windows|registry_event+registry_set|sysmon': 15,
        'windows|registry_event+registry_add|sysmon': 13,
        'windows|image_load|sysmon': 8,
        'windows|dns_query|sysmon': 1,
      },
    ],
    [
      'otrf_win_userinitmprlogonscript.jsonl',
      {
        'windows||security': 12,
        'windows||system': 1,
        'windows|process_creation|security': 1,
        'windows|registry_event+registry_set|sysmon': 19,
        'windows|registry_event+registry_add|sysmon': 3,
        'windows|process_access|sysmon': 65,
        'windows|file_event|sysmon': 4,
        'windows|clipboard_capture+clipboard_change|sysmon': 1,
        'windows|image_load|sysmon': 11,
        'windows|process_creation|sysmon': 1,
        'windows|raw_access_thread+raw_access_read|sysmon': 3,
        'windows|process_termination|sysmon': 1,
      },
    ],
  ])('gives the events of %s', (name, counts) => {
    const path = join(CORPUS, 'events', name);
    const log = readLog(path);
    expect(countsOf(log)).toEqual(counts);
    expect(log.notes).toEqual([]);
    expect(log.events.every(({ event }) => event.missing.kind === 'absent')).toBe(true);
    expect(log.events.every(({ event }) => event.time !== undefined)).toBe(true);
    expect(isEventLog(name, readFileSync(path))).toBe(true);
  });

  it('gives the match contexts of reports, with what they lost', () => {
    const log = readLog(join(CORPUS, 'sigmahq/match-context-events.jsonl'));
    expect(countsOf(log)).toEqual({
      'windows|process_creation|sysmon': 11,
      'windows|registry_event+registry_set|sysmon': 4,
      'windows||security': 2,
      'windows|image_load|sysmon': 3,
      'windows|ps_script|powershell': 42,
      'windows|driver_load+image_load|sysmon': 1,
      'windows|file_event|sysmon': 5,
      'windows|driver_load|sysmon': 1,
      'windows|network_connection|sysmon': 2,
    });
    const kinds = log.events.flatMap(({ event }) =>
      [...event.losses.values()].map(({ kind }) => kind),
    );
    expect(kinds.filter((kind) => kind === 'fragment')).toHaveLength(34);
    expect(kinds.filter((kind) => kind === 'hashed')).toHaveLength(4);
    expect(kinds.filter((kind) => kind === 'truncated')).toHaveLength(1);
    expect(log.events.every(({ event }) => event.missing.kind === 'not-recorded')).toBe(true);
  });
});

/** The converter that made the JSON takes white space off the end of texts. */
function comparable(value: EventValue | undefined): unknown {
  return typeof value === 'string' ? value.trimEnd() : value;
}

function differences(binary: SigmaEvent, json: SigmaEvent): readonly string[] {
  const names = new Set([...binary.fields.keys(), ...json.fields.keys()]);
  return [...names].flatMap((name) => {
    const left = comparable(binary.fields.get(name));
    const right = comparable(json.fields.get(name));
    return Object.is(left, right) ? [] : [`${name}: ${String(left)} / ${String(right)}`];
  });
}

describe('binary event logs', () => {
  const pairs = filesBelow(REGRESSION, '.evtx');

  it('are enough', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(MIN_PAIRS);
  });

  it('give the same events as their JSON', () => {
    const found = pairs.flatMap((path) => {
      const binary = readLog(path);
      const json = readLog(path.replace(/evtx$/, 'json'));
      expect(binary.notes).toEqual([]);
      expect(binary.events).toHaveLength(json.events.length);
      return binary.events.flatMap(({ event }, index) => {
        const other = json.events[index]?.event;
        expect(event.logsource).toEqual(other?.logsource);
        expect(event.time).toBe(other?.time);
        return other === undefined ? ['no event'] : differences(event, other);
      });
    });
    // One of the JSON files was changed by hand, another one made by a tool that writes nanoseconds.
    expect(found.toSorted()).toEqual([
      'ParentCommandLine: C:\\Windows\\Explorer.EXE / C:\\Windows\\Explorer.exe',
      'TimeCreated_SystemTime: 2026-03-20T08:31:26.751156Z / 2026-03-20T08:31:26.751156500Z',
    ]);
  });

  it('are told from other files', () => {
    for (const path of pairs) {
      expect(isEventLog(path, readFileSync(path))).toBe(true);
      const json = path.replace(/evtx$/, 'json');
      expect(isEventLog(json, readFileSync(json))).toBe(true);
    }
  });
});

describe('reports of VirusTotal', () => {
  it.each(readdirSync(join(CORPUS, 'vt-reports')).filter((name) => name.endsWith('.json')))(
    'are no event logs: %s',
    (name) => {
      expect(isEventLog(name, readFileSync(join(CORPUS, 'vt-reports', name)))).toBe(false);
    },
  );
});

describe('Sigma and YARA rules', () => {
  it('are no event logs', () => {
    const rules = filesBelow(join(CORPUS, 'vt-rules'), '.yar');
    expect(rules.length).toBeGreaterThan(0);
    for (const path of rules) expect(isEventLog(path, readFileSync(path))).toBe(false);
  });
});
