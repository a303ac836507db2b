import { describe } from 'vitest';
import { valuePath } from './testdata/build-module-data.ts';
import {
  expectClicks,
  ruleOf,
  KEY_ONE,
  MOMENT,
  NEW_FILE,
  SIZE,
  TAG,
  VALUE_ONE,
} from './testdata/clicks.ts';
import { pickOf } from './testdata/make-pick.ts';

describe('where the new condition stands', () => {
  expectClicks([
    {
      name: 'a further line that starts with and, at the outermost level',
      before: ruleOf('vt.metadata.new_file'),
      picks: [TAG, SIZE],
      after: ruleOf(
        'vt.metadata.new_file\nand for any vt_metadata_tags in vt.metadata.tags: (\n  vt_metadata_tags icontains "cve-"\n)\nand vt.metadata.file_size >= 1KB',
      ),
    },
    {
      name: 'behind and at the end of a line, where the author does so',
      before: ruleOf('vt.metadata.new_file and\nfilesize < 9'),
      picks: [SIZE],
      after: ruleOf('vt.metadata.new_file and\nfilesize < 9 and\nvt.metadata.file_size >= 1KB'),
    },
    {
      name: 'behind a comment that stays with its condition',
      before: ruleOf('filesize < 9 // small\n// the rest\n'),
      picks: [MOMENT, NEW_FILE],
      after: ruleOf(
        'filesize < 9 // small\nand vt.metadata.first_submission_date == 1714564800 // 2024-05-01 12:00:00 UTC\nand vt.metadata.new_file\n// the rest\n',
      ),
    },
    {
      name: 'behind a comment within a loop',
      before: ruleOf(
        'for any r in vt.behaviour.registry_keys_set: (\n  // first\n  r.key == "HKLM\\\\Software\\\\One" /* a */ // why\n)',
      ),
      picks: [VALUE_ONE],
      after: ruleOf(
        'for any r in vt.behaviour.registry_keys_set: (\n  // first\n  r.key == "HKLM\\\\Software\\\\One" and /* a */ // why\n  r.value == "1"\n)',
      ),
    },
    {
      name: 'on the line of a body that has only one',
      before: ruleOf('for any r in vt.behaviour.registry_keys_set: ( r.value == "1" )'),
      picks: [KEY_ONE],
      after: ruleOf(
        'for any r in vt.behaviour.registry_keys_set: ( r.value == "1" and r.key == "HKLM\\\\Software\\\\One" )',
      ),
    },
    {
      name: 'on the line of a rule that has only one',
      before: 'import "vt" rule r { condition: filesize < 9 }',
      picks: [MOMENT, TAG],
      after:
        'import "vt" rule r { condition: filesize < 9 and vt.metadata.first_submission_date == 1714564800 /* 2024-05-01 12:00:00 UTC */ and for any vt_metadata_tags in vt.metadata.tags: (vt_metadata_tags icontains "cve-") }',
    },
    {
      name: 'before a parenthesis that closes on the last line',
      before: ruleOf(
        'for any p in vt.behaviour.processes_list: (\n  p.name == "a.exe" and\n  p.process_id == "4")',
      ),
      picks: [pickOf(valuePath('behaviour', 'processes_list', 0, 'start_time'))],
      after: ruleOf(
        'for any p in vt.behaviour.processes_list: (\n  p.name == "a.exe" and\n  p.process_id == "4" and\n  p.start_time == 1714564860 /* 2024-05-01 12:01:00 UTC */)',
      ),
    },
    {
      name: 'with tabs where the author has tabs',
      before: 'import "vt"\nrule r\n{\n\tcondition:\n\t\tfilesize < 9\n}',
      picks: [TAG],
      after:
        'import "vt"\nrule r\n{\n\tcondition:\n\t\tfilesize < 9\n\t\tand for any vt_metadata_tags in vt.metadata.tags: (\n\t\t\tvt_metadata_tags icontains "cve-"\n\t\t)\n}',
    },
    {
      name: 'with four spaces where the author has four',
      before:
        'import "vt"\nrule r {\n    condition:\n        for any r in vt.behaviour.registry_keys_set : (\n            r.value == "1"\n        )\n}',
      picks: [KEY_ONE, TAG],
      after:
        'import "vt"\nrule r {\n    condition:\n        for any r in vt.behaviour.registry_keys_set : (\n            r.value == "1" and\n            r.key == "HKLM\\\\Software\\\\One"\n        )\n        and for any vt_metadata_tags in vt.metadata.tags: (\n            vt_metadata_tags icontains "cve-"\n        )\n}',
    },
    {
      name: 'with CR LF where the file has them',
      before: 'import "vt"\r\nrule r {\r\n  condition:\r\n    filesize < 9 // a\r\n}\r\n',
      picks: [TAG],
      after:
        'import "vt"\r\nrule r {\r\n  condition:\r\n    filesize < 9 // a\r\n    and for any vt_metadata_tags in vt.metadata.tags: (\r\n      vt_metadata_tags icontains "cve-"\r\n    )\r\n}\r\n',
    },
    {
      name: 'below a condition that starts on the line of its word',
      before: 'import "vt"\nrule r {\n  condition: filesize < 9\n}',
      picks: [NEW_FILE],
      after: 'import "vt"\nrule r {\n  condition: filesize < 9\n    and vt.metadata.new_file\n}',
    },
    {
      name: 'behind parentheses around an or',
      before: ruleOf('filesize < 9 or // small\nfilesize > 99 // or large'),
      picks: [NEW_FILE],
      after: ruleOf(
        '(filesize < 9 or // small\nfilesize > 99) // or large\nand vt.metadata.new_file',
      ),
    },
    {
      name: 'behind parentheses around an or in a joined loop',
      before: ruleOf(
        'for any r in vt.behaviour.registry_keys_set: (\n  r.value == "1" or\n  r.value == "9"\n)',
      ),
      picks: [KEY_ONE],
      after: ruleOf(
        'for any r in vt.behaviour.registry_keys_set: (\n  (r.value == "1" or\n  r.value == "9") and\n  r.key == "HKLM\\\\Software\\\\One"\n)',
      ),
    },
  ]);
});
