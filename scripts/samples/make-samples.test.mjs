import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { sampleFiles } from './all-samples.mjs';

const files = sampleFiles();
const documents = new Map([...files].map(([name, text]) => [name, JSON.parse(text)]));
const index = documents.get('index.json');

const attributesOf = (id) => documents.get(`${id}.json`).data.attributes;
const behavioursOf = (id) => documents.get(`${id}.behaviours.json`).data;
const sigmaOf = (id) => attributesOf(id).sigma_analysis_results;
const contextsOf = (id) =>
  sigmaOf(id).flatMap((result) => result.match_context.map((context) => context.values));
const fieldOf = (id, field) =>
  behavioursOf(id).flatMap(({ attributes }) => attributes[field] ?? []);

/** Every string of a document with the key that it stands under. */
function strings(value, key = '') {
  if (typeof value === 'string') return [[key, value]];
  if (Array.isArray(value)) return value.flatMap((item) => strings(item, key));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, item]) => strings(item, name));
}

const isRunOnce = (values) =>
  (values.TargetObject ?? '').toLowerCase().includes('\\currentversion\\runonce\\');
const isScript = (values) => /\.(?:vbs|bat)$/.test(values.Details ?? '');
const isSystemLibrary = (values) =>
  /^C:\\Windows\\System32\\.*\.dll$/.test(values.TargetFilename ?? '');
const namesVulnerability = (id) => attributesOf(id).tags.some((tag) => /cve-/i.test(tag));

const matchesRunOnceRule = (id) =>
  contextsOf(id).some((values) => isRunOnce(values) && isScript(values));
const matchesSystemLibraryRule = (id) =>
  contextsOf(id).some(isSystemLibrary) && namesVulnerability(id);

/** Which systems the rules of a sample were written for, by their titles. */
function systemsOf(id) {
  const counts = {};
  for (const { rule_title: title } of sigmaOf(id)) {
    const system = title.split(' - ').at(-1);
    counts[system] = (counts[system] ?? 0) + 1;
  }
  return counts;
}

describe('the sample files', () => {
  it('are what is committed', async () => {
    const folder = new URL('../../public/samples/', import.meta.url);
    for (const [name, text] of files) {
      expect([name, await readFile(new URL(name, folder), 'utf8')]).toEqual([name, text]);
    }
  });

  it('are the same each time they are made', () => {
    expect([...sampleFiles()]).toEqual([...files]);
  });

  it('are listed in the index and belong together by their hash', () => {
    expect(index.map((sample) => [sample.id, sample.platform])).toEqual([
      ['windows-loader', 'windows'],
      ['linux-dropper', 'linux'],
      ['macos-dmg', 'macos'],
      ['benign-installer', 'windows'],
    ]);
    for (const { id, sha256, files: names } of index) {
      expect(names).toEqual([`${id}.json`, `${id}.behaviours.json`]);
      expect(attributesOf(id).sha256).toBe(sha256);
      expect(documents.get(`${id}.json`).data.id).toBe(sha256);
      expect(behavioursOf(id).map((item) => item.id)).toEqual(
        behavioursOf(id).map((item) => `${sha256}_${item.attributes.sandbox_name}`),
      );
    }
  });

  it('say that they are synthetic', () => {
    for (const { id } of index) {
      expect(attributesOf(id).synthetic).toBe(true);
      expect(attributesOf(id).tags).toContain('synthetic-sample');
      expect(documents.get(`${id}.behaviours.json`).meta.synthetic).toBe(true);
    }
  });

  it('name no address outside the ranges for documentation', () => {
    const outside = [...documents.values()]
      .flatMap((document) => strings(document))
      .filter(([key]) => !/version/i.test(key))
      .flatMap(([, text]) => text.match(/(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g) ?? [])
      .filter((ip) => !/^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.|^127\.0\.0\.1$/.test(ip));
    expect(outside).toEqual([]);
  });

  it('name no host outside the domains for documentation', () => {
    const all = [...documents.values()].flatMap((document) => strings(document));
    const hosts = [
      ...all.flatMap(([, text]) =>
        [...text.matchAll(/[a-z]+:\/\/([^/:\s"')]+)/gi)].map((match) => match[1]),
      ),
      ...all
        .filter(([key]) =>
          /^(?:hostname|sni|DestinationHostname|memory_pattern_domains)$/.test(key),
        )
        .map(([, text]) => text),
    ];
    expect(hosts.length).toBeGreaterThan(40);
    expect(hosts.filter((host) => host !== '-' && !/\.(?:example|test)$/.test(host))).toEqual([]);
  });

  it('count what their statistics say', () => {
    for (const { id } of index) {
      const attributes = attributesOf(id);
      const categories = Object.values(attributes.last_analysis_results).map((r) => r.category);
      for (const category of ['malicious', 'suspicious', 'undetected', 'type-unsupported']) {
        expect(attributes.last_analysis_stats[category]).toBe(
          categories.filter((name) => name === category).length,
        );
      }
      const total = Object.values(attributes.sigma_analysis_stats).reduce((a, b) => a + b, 0);
      expect(total).toBe(sigmaOf(id).length);
    }
  });

  it('hold only strings in match contexts and never an unknown level', () => {
    for (const { id } of index) {
      for (const values of contextsOf(id)) {
        expect(Object.values(values).every((value) => typeof value === 'string')).toBe(true);
      }
      for (const { rule_level: level, rule_id: ruleId } of sigmaOf(id)) {
        expect(['low', 'medium', 'high', 'critical']).toContain(level);
        expect(ruleId).toMatch(/^[0-9a-f]{64}$/);
      }
    }
  });

  it.each([
    ['windows-loader', true, true],
    ['linux-dropper', false, false],
    ['macos-dmg', false, false],
    ['benign-installer', false, false],
  ])('of %s meet the RunOnce rule: %s, the library rule: %s', (id, runOnce, library) => {
    expect([matchesRunOnceRule(id), matchesSystemLibraryRule(id)]).toEqual([runOnce, library]);
  });
});

describe('the Windows loader', () => {
  const contexts = contextsOf('windows-loader');

  it('is detected by 43 of 71 engines and by seven Sigma rules', () => {
    const stats = attributesOf('windows-loader').last_analysis_stats;
    expect([stats.malicious, stats.malicious + stats.undetected]).toEqual([43, 71]);
    expect(sigmaOf('windows-loader')).toHaveLength(7);
  });

  it('starts with the registry event that the first steps need', () => {
    const { values } = sigmaOf('windows-loader')[0].match_context[0];
    expect(values.EventID).toBe('13');
    expect(values.TargetObject).toMatch(
      /^HKU\\S-1-5-21-[\d-]+\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\RunOnce\\\w+$/,
    );
    expect(values.Details).toMatch(/\.vbs$/);
  });

  it('records each kind of Sysmon event more than once', () => {
    for (const event of ['1', '3', '7', '11', '13']) {
      expect(contexts.filter((values) => values.EventID === event).length).toBeGreaterThan(1);
    }
  });

  it('has events that meet only one half of the RunOnce rule', () => {
    expect(contexts.filter((values) => isRunOnce(values) && !isScript(values))).toHaveLength(2);
    expect(contexts.filter((values) => !isRunOnce(values) && isScript(values))).toHaveLength(2);
  });

  it('has created files that are no library of the system folder', () => {
    const created = contexts.filter((values) => values.EventID === '11');
    expect(created.filter(isSystemLibrary)).toHaveLength(3);
    expect(created).toHaveLength(5);
  });

  it('tells the same in the fields of behaviour', () => {
    const keys = fieldOf('windows-loader', 'registry_keys_set').filter(
      ({ key, value }) =>
        /\\CurrentVersion\\RunOnce\\/i.test(key) && (value ?? '').endsWith('.vbs'),
    );
    expect(keys.length).toBeGreaterThan(1);
    expect(fieldOf('windows-loader', 'files_written')).toContain(
      'C:\\Windows\\System32\\wdlsync.dll',
    );
    expect(fieldOf('windows-loader', 'modules_loaded')).toContain(
      'C:\\Windows\\System32\\wdlsync.dll',
    );
  });

  it('spells the root of the registry in more than four ways', () => {
    const roots = fieldOf('windows-loader', 'registry_keys_set').map(
      ({ key }) => /^\\?[^\\]+/.exec(key)?.[0],
    );
    expect(new Set(roots).size).toBeGreaterThan(4);
  });

  it('has hundreds of entries from six sandboxes', () => {
    const behaviours = behavioursOf('windows-loader');
    const nEntries = behaviours
      .flatMap(({ attributes }) => Object.values(attributes))
      .filter(Array.isArray)
      .reduce((sum, list) => sum + list.length, 0);
    expect(behaviours).toHaveLength(6);
    expect(nEntries).toBeGreaterThan(300);
    expect(nEntries).toBeLessThan(900);
  });

  it('has the size of a real report', () => {
    const nBytes = index[0].files.reduce(
      (sum, name) => sum + Buffer.byteLength(files.get(name)),
      0,
    );
    expect(nBytes).toBeGreaterThan(200_000);
    expect(nBytes).toBeLessThan(600_000);
  });
});

describe('the Linux script', () => {
  it('has eleven rules, one of them written for macOS', () => {
    expect(attributesOf('linux-dropper').type_tag).toBe('shellscript');
    expect(systemsOf('linux-dropper')).toEqual({ Linux: 10, MacOS: 1 });
  });

  it('has no Sysmon data but the command lines, and none at all for two rules', () => {
    expect(contextsOf('linux-dropper').filter((values) => 'EventID' in values)).toEqual([]);
    expect(
      sigmaOf('linux-dropper').filter((result) => result.match_context.length === 0),
    ).toHaveLength(2);
  });

  it('changes the crontab in a match context and in the fields of behaviour', () => {
    const commands = fieldOf('linux-dropper', 'command_executions');
    expect(sigmaOf('linux-dropper')[0].rule_title).toMatch(/Crontab/);
    expect(commands.filter((command) => command.endsWith('| crontab -'))).not.toEqual([]);
    expect(commands).toEqual(
      expect.arrayContaining(
        sigmaOf('linux-dropper')[0].match_context.map((c) => c.values.CommandLine),
      ),
    );
  });
});

describe('the macOS disk image', () => {
  it('has five rules for Linux, two for macOS and one for Windows', () => {
    expect(attributesOf('macos-dmg').type_tag).toBe('dmg');
    expect(systemsOf('macos-dmg')).toEqual({ Linux: 5, MacOS: 2, Windows: 1 });
  });

  it('fires the Windows rule because of curl in the command line', () => {
    const result = sigmaOf('macos-dmg').find(({ rule_title: title }) => title.endsWith('Windows'));
    expect(result.match_context.map(({ values }) => values.CommandLine)).toEqual([
      expect.stringContaining('curl '),
      expect.stringContaining('curl '),
    ]);
  });
});

describe('the benign installer', () => {
  it('is signed, detected by none, and has one rule of the lowest level', () => {
    const attributes = attributesOf('benign-installer');
    expect(attributes.signature_info.verified).toBe('Signed');
    expect(attributes.last_analysis_stats.malicious).toBe(0);
    expect(attributes.sigma_analysis_stats).toEqual({ critical: 0, high: 0, medium: 0, low: 1 });
  });

  it('comes near to both rules', () => {
    expect(contextsOf('benign-installer').filter(isRunOnce)).toHaveLength(1);
    expect(fieldOf('benign-installer', 'files_written')).toContain(
      'C:\\Windows\\System32\\msvcp140.dll',
    );
  });
});
