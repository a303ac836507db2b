/**
 * What the fields of the vt module mean, by their message's full name. Fields whose names say it all
 * are left out. Plain text, one sentence each.
 */
const MEANINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'vt.titan.LiveHuntData': {
    metadata: 'Facts of the file: hashes, names, type, counts of detections.',
    behaviour: 'What the file did in the sandboxes, united over all of them.',
    net: 'Facts of the URL, domain or IP address that is hunted.',
  },
  'vt.titan.FileMetadata': {
    sha256: 'SHA-256 of the file, 64 hexadecimal digits.',
    sha1: 'SHA-1 of the file, 40 hexadecimal digits.',
    md5: 'MD5 of the file, 32 hexadecimal digits.',
    ssdeep: 'Fuzzy hash of the content by ssdeep.',
    tlsh: 'Fuzzy hash of the content by TLSH.',
    imphash: 'Hash of the imports of a PE file.',
    telfhash: 'Hash of the imports of an ELF file.',
    vhash: "VirusTotal's own hash, which is alike for files of a like structure.",
    file_name: 'The name under which the file was submitted last.',
    file_type: 'The type that VirusTotal found.',
    file_type_tags:
      'Tags of the type, from the general to the special, such as "executable", "windows".',
    file_size: 'Size of the file in bytes.',
    times_submitted: 'How often the file was submitted.',
    unique_sources: 'From how many sources the file was submitted.',
    first_submission_date: 'When the file was submitted first, as seconds since 1970 in UTC.',
    new_file: 'Whether the file is seen for the first time.',
    subfile: 'Whether the file comes out of another one, such as an archive.',
    tags: 'VirusTotal\'s tags, such as "signed" or "overlay".',
    malware_families: 'Names of the families that the file is said to belong to.',
    signatures: 'What each antivirus engine calls the file; keys are names of engines.',
    exiftool: 'What ExifTool reads from the file; keys are its names of properties.',
    magic: 'What the tool `file` says of it.',
    submitter: 'Where the last submission came from.',
    analysis_stats: 'How many engines gave which verdict.',
    main_icon: 'The main icon of the file.',
    goresym: 'What GoReSym finds in a program written in Go.',
    itw: 'Where the file was seen in the wild.',
    gti_assessment: 'The assessment of Google Threat Intelligence; for its customers only.',
  },
  'vt.analysis.AnalysisStats': {
    malicious: 'How many engines call it malicious.',
    suspicious: 'How many engines call it suspicious.',
    undetected: 'How many engines found nothing.',
    harmless: 'How many engines call it harmless.',
    failure: 'How many engines failed.',
    type_unsupported: 'How many engines do not take objects of this type.',
  },
  'vt.submitter.Submitter': {
    city: 'City of the submitter, in lower case.',
    country: 'Country of the submitter as two capital letters.',
  },
  'vt.titan.MainIcon': {
    dhash: 'Perceptual hash of the icon: alike for icons that look alike.',
    raw_md5: 'MD5 of the icon.',
  },
  'vt.fileanalysis.BehaviourSummary': {
    files_opened: 'Paths of files that were opened.',
    files_written: 'Paths of files that were written.',
    files_deleted: 'Paths of files that were deleted.',
    files_copied: 'Files that were copied or moved.',
    files_attribute_changed: 'Paths of files whose attributes were changed.',
    files_dropped: 'Files that were written and kept for analysis, with their hashes.',
    hosts_file: 'The content of the hosts file, where it was changed.',
    processes_created: 'Command lines of processes that were started.',
    processes_terminated: 'Processes that ended.',
    processes_killed: 'Processes that were ended by another one.',
    processes_injected: 'Processes that code was injected into.',
    processes_list: 'Processes with their parents, times and files.',
    command_executions: 'Commands that were run, as in a shell.',
    services_created: 'Names of services that were made.',
    services_started: 'Names of services that were started.',
    windows_searched: 'Titles or classes of windows that were looked for.',
    windows_hidden: 'Windows that were hidden.',
    permissions_requested: 'Android permissions that were asked for.',
    mutexes_created: 'Names of mutexes that were made.',
    mutexes_opened: 'Names of mutexes that were opened.',
    modules_loaded: 'Libraries and modules that were loaded.',
    calls_highlighted: 'Calls of the system that analysts should look at.',
    crypto_plain_text: 'Texts before they were encrypted or after they were decrypted.',
    text_decoded: 'Texts that were decoded while the file ran.',
    text_highlighted: 'Texts that were seen in windows, such as titles and buttons.',
    traits: 'Tags of the behaviour, such as checks for a debugger.',
    registry_keys_opened: 'Registry keys that were read.',
    registry_keys_set:
      'Registry values that were written: `key` with the name at its end, `value` the data.',
    registry_keys_deleted: 'Registry keys that were deleted.',
    http_conversations: 'HTTP requests and what came back.',
    dns_lookups: 'Host names that were looked up, with the answers.',
    ip_traffic: 'Connections to addresses and ports.',
    smtp_conversations: 'Mails that were sent.',
    sms_sent: 'Text messages that were sent.',
    verdicts: 'Verdicts of the sandboxes.',
    verdict_labels: 'Names of families and labels that the sandboxes gave.',
    verdict_confidence: 'How sure the sandboxes are, from 0 to 100.',
    ja3_digests: 'JA3 fingerprints of TLS clients.',
    tls: 'TLS connections with their certificates.',
    memory_pattern_domains: 'Domains that were found in memory.',
    memory_pattern_ips: 'IP addresses that were found in memory.',
    memory_pattern_urls: 'URLs that were found in memory.',
    ids_alerts: 'Alerts of intrusion detection rules on the traffic.',
    mitre_attack_techniques: 'ATT&CK techniques that were seen.',
    sigma_analysis_results: 'Sigma rules that fired, with the events that they fired on.',
    signature_matches: 'Rules such as YARA or capa that matched.',
    mbc: 'Entries of the Malware Behavior Catalog.',
  },
  'vt.fileanalysis.KeyValue': { key: 'The name.', value: 'The data.' },
  'vt.fileanalysis.FileCopy': {
    source: 'Path of the file that was copied.',
    destination: 'Path of the copy.',
  },
  'vt.fileanalysis.DroppedFile': {
    path: 'Where the file was written.',
    process_id: 'Number of the process that wrote it, as text.',
  },
  'vt.fileanalysis.ProcessItem': {
    process_id: 'Number of the process, as text.',
    parent_process_id: 'Number of the parent process, as text.',
  },
  'vt.fileanalysis.DnsLookup': {
    hostname: 'The name that was looked up.',
    resolved_ips: 'The addresses that came back.',
  },
  'vt.fileanalysis.IpTraffic': {
    destination_ip_asn: 'Number of the autonomous system of the address.',
    destination_ip_as_int: 'The address as a number.',
  },
  'vt.fileanalysis.HttpConversation': {
    request_headers: 'Headers of the request; case counts in their names.',
    response_body_first_ten_bytes: 'The first ten bytes of the answer.',
  },
  'vt.sigma.SigmaMatch': {
    match_context: 'The events that the rule fired on.',
    rule_level: 'How grave the rule takes a match to be.',
    rule_id: "VirusTotal's own number of the rule; not the id in the rule's text.",
    rule_source: 'Which collection the rule is from.',
    rule_title: 'Title of the Sigma rule.',
  },
  'vt.sigma.SigmaMatchContext': {
    values: 'Fields of the event, by their names in the log, such as "TargetObject" or "Image".',
  },
  'vt.net.EnrichedURL': {
    raw: 'The URL as it was submitted.',
    hostname: 'Host of the URL.',
    new_url: 'Whether the URL is seen for the first time.',
    outgoing_links: 'URLs on other hosts that the page links to.',
    redirects: 'URLs that led to this one.',
    params: 'Parameters of the query, by name.',
    trackers: 'Trackers on the page.',
    embedded_resources: 'Files that the page takes in.',
  },
  'vt.net.EnrichedIP': {
    raw: 'The address as text.',
    ip_as_int: 'The address as a number.',
    ip_asn: 'Number of the autonomous system.',
    ip_as_owner: 'Owner of the autonomous system.',
    ip_country: 'Country of the address as two letters.',
    jarm: 'JARM fingerprint of its TLS server.',
    whois: 'WHOIS record, by field.',
    whois_raw: 'WHOIS record as text.',
    reverse_lookup: 'Host name of the address.',
    communicating_file: 'A file that was seen to talk to it.',
    downloaded_file: 'A file that was downloaded from it.',
  },
  'vt.net.EnrichedDomain': {
    raw: 'The domain as text.',
    root: 'The registered domain above it.',
    new_domain: 'Whether the domain is seen for the first time.',
    dns_records: 'Its DNS records.',
    jarm: 'JARM fingerprint of its TLS server.',
    whois: 'WHOIS record, by field.',
    whois_raw: 'WHOIS record as text.',
    popularity_ranks: 'Its places in lists of popular domains.',
    communicating_file: 'A file that was seen to talk to it.',
    downloaded_file: 'A file that was downloaded from it.',
  },
};

const BY_NAME: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(MEANINGS).map(([message, fields]) => [message, new Map(Object.entries(fields))]),
);

/**
 * What a field of the vt module means, in a sentence. message: its full name, such as
 * `vt.titan.FileMetadata`. Undefined where the name says it all, or is unknown. Never throws.
 */
export function fieldMeaning(message: string, field: string): string | undefined {
  return BY_NAME.get(message)?.get(field);
}

/** Every message and field that has a meaning. Never throws. */
export function explainedFields(): readonly (readonly [string, string])[] {
  return [...BY_NAME].flatMap(([message, fields]) =>
    [...fields.keys()].map((field) => [message, field] as const),
  );
}
