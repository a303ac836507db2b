import { describe, expect, it } from 'vitest';
import { fileTypeOfTag } from './file-type-tag.ts';

describe('fileTypeOfTag', () => {
  it.each([
    ['peexe', 'PE_EXE'],
    ['pedll', 'PE_DLL'],
    ['neexe', 'NE_EXE'],
    ['nedll', 'NE_DLL'],
    ['dosexe', 'DOS_EXE'],
    ['doscom', 'DOS_COM'],
    ['com', 'DOS_COM'],
    ['macho', 'MACH_O'],
    ['krnl', 'LINUX_KERNEL'],
    ['7zip', 'SEVENZIP'],
    ['flash', 'SWF'],
    ['bittorrent', 'TORRENT'],
    ['qt', 'QUICKTIME'],
    ['indesign', 'IN_DESIGN'],
    ['iecookie', 'COOKIE'],
    ['appleplist', 'APPLE_PLIST'],
    ['java-bytecode', 'JAVA_BYTECODE'],
    ['shellscript', 'SHELLSCRIPT'],
    ['dmg', 'DMG'],
    ['PEEXE', 'PE_EXE'],
  ])('knows %s', (tag, name) => {
    expect(fileTypeOfTag(tag)).toBe(name);
  });

  it.each(['', 'nonsense', '__proto__', 'constructor'])('does not know %j', (tag) => {
    expect(fileTypeOfTag(tag)).toBeUndefined();
  });
});
