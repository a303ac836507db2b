import { moduleStruct } from './build-module-data.ts';

/** A made-up sample with one of each kind of node. */
export const WINDOWS_SAMPLE = moduleStruct({
  metadata: {
    sha256: '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0',
    file_name: 'invoice "final".exe',
    file_type: 1,
    file_size: 2097152,
    times_submitted: 3,
    first_submission_date: 1714564800,
    new_file: true,
    subfile: false,
    tags: ['peexe', 'cve-2017-0144', 'overlay'],
    file_type_tags: [],
    signatures: { 'Engine A': 'Trojan.Loader', 'Engine "B"': 'W32/Agent\\x' },
    exiftool: { MIMEType: 'application/octet-stream' },
    analysis_stats: { malicious: 43, undetected: 28 },
  },
  behaviour: {
    hosts_file: '',
    files_written: ['C:\\Users\\bob\\a.txt', 'C:\\Windows\\System32\\b.dll'],
    traits: [4, 9999],
    registry_keys_set: [
      { key: 'HKLM\\Software\\One', value: '1' },
      { key: 'HKLM\\Software\\Two', value: '2' },
    ],
    processes_list: [
      { process_id: '4', name: 'a.exe', start_time: 1714564860, files_opened: ['x', 'y'] },
      { process_id: '8', name: 'b.exe', start_time: 1714564900, files_opened: ['z'] },
    ],
    sigma_analysis_results: [
      {
        rule_title: 'Run Key Written By Script Host',
        rule_id: 'aaaa',
        rule_level: 3,
        match_context: [
          {
            values: {
              EventID: '13',
              TargetObject:
                'HKU\\S-1-5-21\\Software\\Microsoft\\Windows\\CurrentVersion\\RunOnce\\Upd',
              Details: 'C:\\Users\\Public\\update.vbs',
            },
          },
          { values: { EventID: '13', TargetObject: 'HKLM\\Software\\Other', Details: 'none' } },
        ],
      },
      {
        rule_title: 'File Created In System32',
        rule_id: 'bbbb',
        rule_level: 2,
        match_context: [
          { values: { EventID: '11', TargetFilename: 'C:\\Windows\\System32\\wow.dll' } },
        ],
      },
    ],
  },
});
