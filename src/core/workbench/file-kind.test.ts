import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../base/utf8.ts';
import { makeZip } from '../archive/testdata/make-zip.ts';
import { fileKind } from './file-kind.ts';

const EVENT = '{"EventID":1,"Channel":"Security"}';

describe('a file is taken for', () => {
  it.each([
    ['sigma-rules', 'made.yml', 'title: made'],
    ['sigma-archive', 'rules.zip', makeZip([{ name: 'a/b.yml', text: 'title: made' }])],
    [
      'sigma-archive',
      'rules.zip',
      makeZip([
        { name: 'tests/a.json', text: EVENT },
        { name: 'a.yml', text: 'title: made' },
      ]),
    ],
    ['sigma-archive', 'texts.zip', makeZip([{ name: 'a.txt', text: 'made' }])],
    ['event-log', 'logs.zip', makeZip([{ name: 'a.json', text: EVENT }])],
    ['event-log', 'made.json.gz', Uint8Array.from(gzipSync(EVENT))],
    ['event-log', 'made.json', EVENT],
    ['event-log', 'made.csv', 'EventID,Channel\n1,Security\n'],
    ['yara-rules', 'made.yar', 'rule made { condition: true }'],
    ['report', 'made.json', '{"data":{"type":"file","id":"x","attributes":{}}}'],
    ['report', 'made.json', '{"a":1}'],
  ])('%s: %s', (kind, name, content) => {
    const bytes = typeof content === 'string' ? encodeUtf8(content) : content;
    expect(fileKind(name, bytes)).toBe(kind);
  });
});
