/** Documents of every kind, with most of what they can have, for tests that damage them. */
export const SAMPLE_DOCUMENTS: readonly string[] = [
  `title: Encoded word in a command
id: 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0
name: encoded_word
status: test
level: high
tags:
    - attack.execution
    - attack.t1059.001
logsource:
    product: windows
    category: process_creation
detection:
    selection_img:
        - Image|endswith:
              - '\\tool.exe'
              - "\\\\other.exe"
        - OriginalFileName: 'TOOL.EXE'
    selection_cli:
        CommandLine|wide|base64offset|contains: 'word'
        CommandLine|windash|contains|all:
            - ' -enc '
            - ' /nop '
    filter_main_empty:
        ParentImage: null
    filter_main_numbers:
        EventID: [1, 0x10, 4688]
        Signed|exists: true
        User|re|i: '^(adm|svc)_[0-9]+$'
    condition: all of selection_* and not 1 of filter_main_*
falsepositives:
    - Unlikely
`,
  `title: Words in any field
logsource: {product: linux, service: auditd}
detection:
    keywords:
        '|all': ['one', two, 3]
    other:
        - four*
        - [five, {A|cidr: 10.0.0.0/8}]
    timeframe: 5m
    condition:
        - keywords or 1 of other*
        - other | count() by B > 5
`,
  `title: Many of them
name: many
correlation:
    type: value_count
    rules: [encoded_word]
    group-by:
        - Computer
    timespan: 15m
    condition:
        field: [User, Domain]
        gte: 10
        lt: 1000
    aliases:
        ip:
            encoded_word: SourceIp
level: critical
`,
  `title: One after the other
correlation:
    type: temporal_ordered
    rules: [encoded_word, many]
    group-by: Computer
    timespan: 1h
    condition: encoded_word and not many
generate: true
`,
  `title: Not the admins
logsource:
    product: windows
filter:
    rules: any
    selection:
        User|startswith: 'adm_'
    condition: not selection
`,
  `action: global
title: Of one kind
detection:
    first: {A: 1}
    condition: first and second
`,
  `action: repeat
logsource: {product: x}
detection:
    second:
        B|fieldref|endswith: C
        D|hour|gte: 22
`,
];
