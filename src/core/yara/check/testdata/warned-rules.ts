/**
 * Rules with the warnings, and the errors before which they stop, that YARA-X has for them: each as
 * `code «text that is marked»`, in the order of the text.
 */
export const WARNED_RULES: readonly (readonly [source: string, found: readonly string[]])[] = [
  [
    `import "vt"
import "vt"
rule twice { condition: vt.metadata.subfile }`,
    ['duplicate_import «import "vt"»'],
  ],
  ['rule text { strings: $a = { 72 75 6E 20 } condition: $a }', ['text_as_hex «{ 72 75 6E 20 }»']],
  [
    'rule text { strings: $a = { 5C ( 22 ) ( 0A | 0a ) } condition: $a }',
    ['text_as_hex «{ 5C ( 22 ) ( 0A | 0a ) }»'],
  ],
  [
    'rule no_text { strings: $a = { 72 ( 75 | 76 ) 6E } $b = { 72 [2] 6E 6E } $c = { 72 7? 6E 6E } condition: all of them }',
    [],
  ],
  [
    'rule jumps { strings: $a = { 4D 5A [2] [-3] [1-] 50 45 00 01 } condition: $a }',
    ['consecutive_jumps «[2] [-3] [1-]»'],
  ],
  [
    'rule jumps { strings: $a = { 4D 5A ( 50 45 [1] [1-2] 00 01 | 02 03 ) 55 8B } condition: $a }',
    ['consecutive_jumps «[1] [1-2]»'],
  ],
  [
    'rule folds { strings: $a = /temp\\\\.exe/i nocase wide condition: $a }',
    ['redundant_modifier «i»'],
  ],
  [
    'rule same { strings: $a = "loader" ascii $b = "loader" condition: any of them }',
    ['duplicate_pattern_value «$a = "loader" ascii»'],
  ],
  [
    'rule same { strings: $a = "loader" xor $b = "loader" xor(0x00-255) condition: any of them }',
    ['duplicate_pattern_value «$a = "loader" xor»'],
  ],
  [
    'rule same { strings: $a = "loader" base64 $b = "loader" base64("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") condition: any of them }',
    [],
  ],
  [
    'rule same { strings: $a = /loader/ $b = /lo(?:ader)/ condition: any of them }',
    ['duplicate_pattern_value «$a = /loader/»'],
  ],
  [
    'rule same { strings: $a = { 4D 5A [2] 50 45 } $b = { 4d5a [2-2] 5045 } condition: any of them }',
    ['duplicate_pattern_value «{ 4D 5A [2] 50 45 }»'],
  ],
  [
    'rule others { strings: $a = "loader" wide $b = "loader" nocase $c = "loader" fullword $d = /loader/ $e = "loader" condition: any of them }',
    [],
  ],
  [
    'rule slow { strings: $a = "\\x00\\x00\\x00" $b = { 90 90 } $d = "q" condition: any of them }',
    [
      'slow_pattern «$a = "\\x00\\x00\\x00"»',
      'slow_pattern «{ 90 90 }»',
      'slow_pattern «$d = "q"»',
    ],
  ],
  [
    'rule not_slow { strings: $a = "\\x00\\x00\\x00" fullword $b = "q" xor $c = { 00 01 } condition: any of them }',
    [],
  ],
  [
    'rule at_an_offset { strings: $a = "\\x00\\x00\\x00" $b = { 90 90 } condition: $a at 4 and $a at 4 and $b at 2 + 2 }',
    [],
  ],
  [
    'rule at_two { strings: $a = "\\x00\\x00\\x00" condition: $a at 4 or $a at 8 }',
    ['slow_pattern «$a = "\\x00\\x00\\x00"»'],
  ],
  ['rule one { condition: 1 }', ['non_bool_expr «1»', 'invariant_expr «1»']],
  [
    'rule nothing { condition: "" or 0.0 }',
    ['non_bool_expr «""»', 'invariant_expr «"" or 0.0»', 'non_bool_expr «0.0»'],
  ],
  [
    'rule both { condition: (filesize > 1 and 0) or not (false and filesize > 2) }',
    ['invariant_expr «filesize > 1 and 0) or not (false and filesize > 2»', 'non_bool_expr «0»'],
  ],
  [
    'rule bound { condition: with n = 3 : (n) }',
    ['non_bool_expr «with n = 3 : (n)»', 'invariant_expr «with n = 3 : (n)»', 'non_bool_expr «n»'],
  ],
  ['rule negated { condition: not 2 }', ['non_bool_expr «2»']],
  [
    'rule numbers { condition: filesize and not filesize and any of (filesize, filesize > 1) }',
    ['non_bool_expr «filesize»', 'non_bool_expr «filesize»', 'non_bool_expr «filesize»'],
  ],
  [
    'import "vt" rule counted { condition: for any t in vt.metadata.tags : (t) and vt.metadata.tags.len() }',
    ['non_bool_expr «t»', 'non_bool_expr «len()»'],
  ],
  [
    'rule unread { condition: with a = 1, b = a + filesize, c = 2 : (b > 3) }',
    ['unused_identifier «c»'],
  ],
  [
    'rule unread { condition: with a = 1 : (with a = filesize : (a > 1)) }',
    ['unused_identifier «a»'],
  ],
  [
    'import "vt" rule upper { condition: vt.metadata.sha256 == "AB" or "CD" == vt.metadata.md5 or vt.metadata.imphash != "EF" }',
    ['unsatisfiable_expr «vt.metadata.sha256»', 'unsatisfiable_expr «"CD"»'],
  ],
  [
    'import "vt" rule upper { condition: with h = vt.metadata.vhash : (h == "É") or vt.metadata.magic == "PE" }',
    ['unsatisfiable_expr «h»'],
  ],
  [
    'import "vt" rule upper { condition: for any h in (vt.metadata.sha256, vt.metadata.md5) : (h == "AB") }',
    [],
  ],
  [
    'rule bytes { condition: uint8(0) == 256 or int16be(2) == -32769 or 4294967296 == uint32(4) or uint16(0) == 0x5a4d }',
    [
      'unsatisfiable_expr «uint8(0)»',
      'unsatisfiable_expr «int16be(2)»',
      'unsatisfiable_expr «4294967296»',
    ],
  ],
  [
    'import "hash" rule digest { condition: hash.md5(0, filesize) == "abc" or "ABCDEF0123456789ABCDEF0123456789ABCDEF01" == hash.sha1("a") }',
    [
      'unsatisfiable_expr «md5(0, filesize)»',
      'unsatisfiable_expr «"ABCDEF0123456789ABCDEF0123456789ABCDEF01"»',
    ],
  ],
  [
    'import "vt" rule truth { condition: vt.metadata.subfile == 0 or 1 == vt.metadata.new_file or vt.metadata.new_file == 2 }',
    [
      'bool_int_comparison «vt.metadata.subfile == 0»',
      'bool_int_comparison «1 == vt.metadata.new_file»',
    ],
  ],
  [
    'rule no_quantity { strings: $a = "abcd" condition: 0 of them }',
    ['ambiguous_expr «0 of them»'],
  ],
  [
    'rule no_quantity { condition: 0 of (filesize > 1, filesize > 2) }',
    ['ambiguous_expr «0 of (filesize > 1, filesize > 2»'],
  ],
  [
    'rule too_many { strings: $a = "abcd" $b = "efgh" condition: 3 of them or for 3 of ($a, $b) : ($ at 1) or 4 of (filesize > 1, filesize > 2) }',
    [
      'invariant_expr «3 of them»',
      'invariant_expr «for 3 of ($a, $b) : ($ at 1)»',
      'invariant_expr «4 of (filesize > 1, filesize > 2»',
    ],
  ],
  [
    'rule one_place { strings: $a = "abcd" $b = "efgh" condition: all of them at 0 or 2 of ($*) at 8 or 100% of ($a, $b) at 9 }',
    ['unsatisfiable_expr «all»', 'unsatisfiable_expr «2»', 'unsatisfiable_expr «100»'],
  ],
  [
    'rule one_place { strings: $a = "abcd" $b = "efgh" condition: all of ($a) at 0 or any of them at 0 or 60% of them at 0 or all of ($b) in (0..9) }',
    [],
  ],
  [
    'global rule always { condition: filesize > 1 } rule asks { condition: always and filesize > 2 }',
    ['global_rule_misuse «always»'],
  ],
  [
    'rule long { condition: for any i in (0..filesize) : (uint8(i) == 7) }',
    ['potentially_slow_loop «(0..filesize)»'],
  ],
  [
    'rule long { strings: $a = "abcd" condition: for any i in (1..#a) : (@a[i] > 10) }',
    ['potentially_slow_loop «(1..#a)»'],
  ],
  [
    'import "math" rule not_long { condition: for any i in (0..math.min(filesize, 100)) : (uint8(i) == 7) or for any i in (filesize - 9 .. filesize) : (uint8(i) == 7) }',
    [],
  ],
  [
    'import "math" rule long { condition: for any i in (0..math.max(filesize, 100)) : (uint8(i) == 7) }',
    ['potentially_slow_loop «(0..math.max(filesize, 100))»'],
  ],
  [
    'rule turns { condition: for any i in (1..1000001) : (uint8(i) == 7) or for any i in (1..1000000) : (uint8(i) == 7) }',
    ['too_many_iterations «for any i in (1..1000001) : (uint8(i) == 7)»'],
  ],
  [
    'rule turns { condition: for any i in (1..1001) : (for any j in (1, 2) : (for any k in (0..500) : (uint8(i + j + k) == 7))) }',
    ['too_many_iterations «for any k in (0..500) : (uint8(i + j + k) == 7)»'],
  ],
  [
    'rule sets { strings: $a1 = "abcd" $a2 = "efgh" $ab = "ijkl" condition: $ab and any of ($a*) }',
    ['unintended_pattern_in_set «$ab»'],
  ],
  [
    'rule sets { strings: $a1 = "abcd" $a2 = "efgh" $ab = "ijkl" condition: any of ($a*) and ($ab or $a1) }',
    ['unintended_pattern_in_set «$a*»', 'unintended_pattern_in_set «$a*»'],
  ],
  [
    'rule sets { strings: $a1 = "abcd" $ab1 = "efgh" $ab2 = "ijkl" condition: 1 of ($ab*) and 2 of ($a*) }',
    ['unintended_pattern_in_set «$ab*»', 'unintended_pattern_in_set «$ab*»'],
  ],
  [
    'rule sets { strings: $a1 = "abcd" $a2 = "efgh" $ab = "ijkl" condition: $ab or any of ($a*) }',
    [],
  ],
  [
    `// suppress: non_bool_expr, invariant_expr
rule quiet { condition: 1 }
rule loud { condition: 1 }`,
    ['non_bool_expr «1»', 'invariant_expr «1»'],
  ],
  [
    `rule quiet {
  condition: // suppress: invariant_expr
    // suppress: non_bool_expr
    1
}`,
    ['invariant_expr «1»'],
  ],
  [
    `rule quiet {
  strings:
    // suppress: text_as_hex
    $a = { 72 75 6E }
    $b = { 72 75 6F } // suppress: text_as_hex
    /* suppress: text_as_hex */ $c = { 72 75 70 }
    $d = { 72 75 71 } // supress: text_as_hex
  condition: any of them
}`,
    ['text_as_hex «{ 72 75 71 }»'],
  ],
  ['rule broken { condition: 1 and 2 and nowhere }', ['E009 «nowhere»']],
  [
    'rule broken { strings: $a = { 72 75 6E } condition: $a and nowhere and 3 }',
    ['text_as_hex «{ 72 75 6E }»', 'E009 «nowhere»'],
  ],
];
