/** Parts of a Windows program's static report. */
import { createRandom, md5, sha256 } from './seeded.mjs';

/** One section. `spec`: [name, flags, virtual address, size, entropy]. */
function section(label, [name, flags, virtualAddress, size, entropy]) {
  const random = createRandom(`section:${label}:${name}`);
  return {
    name,
    chi2: random.decimal(20000, 1900000, 2),
    virtual_address: virtualAddress,
    entropy,
    raw_size: Math.ceil(size / 512) * 512,
    flags,
    virtual_size: size,
    md5: md5(`section:${label}:${name}`),
  };
}

/** `resources`: [type, language, file type] each; `imports`: library name to functions. */
export function peInfo({
  label,
  timestampSec,
  entryPoint,
  sections,
  resources,
  imports,
  exports: exported,
  overlay,
}) {
  const random = createRandom(`pe:${label}`);
  const count = (index) => {
    const counts = {};
    for (const resource of resources) counts[resource[index]] = (counts[resource[index]] ?? 0) + 1;
    return counts;
  };
  return {
    timestamp: timestampSec,
    imphash: md5(`imphash:${label}`),
    rich_pe_header_hash: md5(`rich:${label}`),
    machine_type: 34404,
    entry_point: entryPoint,
    compiler_product_versions: [
      'id: 257, version: 33808 count=12',
      'id: 259, version: 33808 count=9',
      'id: 261, version: 33808 count=46',
      '[---] Unmarked objects count=131',
      '[LNK] VS2022 v17.9.2 build 33521 count=1',
    ],
    sections: sections.map((spec) => section(label, spec)),
    resource_langs: count(1),
    resource_types: count(0),
    resource_details: resources.map(([type, lang, filetype], i) => ({
      lang,
      entropy: random.decimal(1.9, 7.9, 6),
      chi2: random.decimal(3000, 420000, 2),
      filetype,
      sha256: sha256(`resource:${label}:${i}`),
      type,
    })),
    import_list: Object.entries(imports).map(([library, functions]) => ({
      library_name: library,
      imported_functions: functions,
    })),
    ...(exported && { exports: exported }),
    ...(overlay && {
      overlay: {
        ...overlay,
        chi2: random.decimal(1000, 90000, 2),
        entropy: random.decimal(7.1, 7.99, 6),
        md5: md5(`overlay:${label}`),
      },
    }),
  };
}
