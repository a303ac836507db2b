import { VT_SCHEMA } from './vt-schema.ts';

/**
 * Tags that do not spell their constant of vt.FileType. VirusTotal publishes no table; this one was
 * collected by github.com/usualsuspect/yara_vt_mock (vt/type_mapping.h), `com` from real reports.
 */
const TAG_TO_CONSTANT: ReadonlyMap<string, string> = new Map([
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
]);

/**
 * The name of the vt.FileType constant for a `type_tag` of the API (`peexe`, `java-bytecode`), or
 * undefined where there is none. A tag that is not in the table is its constant's name in lower case,
 * `-` for `_`. Never throws. Source: the table's.
 */
export function fileTypeOfTag(tag: string): string | undefined {
  const name = TAG_TO_CONSTANT.get(tag.toLowerCase()) ?? tag.toUpperCase().replaceAll('-', '_');
  return VT_SCHEMA.enums.get('vt.FileType')?.has(name) === true ? name : undefined;
}
