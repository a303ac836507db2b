/** What `livehunt --help` prints. */
export const USAGE = `Usage: livehunt VERB …

  read REPORT…                  what the vt module sees of a report
  pick REPORT… --pick 'PATH [not] [OP VALUE [or OP VALUE]…]' …
                                the rule that clicking these fields writes
    --name NAME                 name of the new rule
    --onto RULE                 start from an existing rule file
  eval RULE REPORT…             whether the rules of a file match reports, and why
    --explain                   every sub-expression with its outcome
    --expect-match              exit status 1 unless a rule matches every report
    --target ENTITY             file, url, domain, ip_address or retrohunt, instead of
                                what the target_entity of each rule says
  check RULE…                   what YARA-X says of rule files, vt fields included
    --target ENTITY             as for eval
    --without-gti               refuse what only Google Threat Intelligence has
  format RULE                   the rule file in the layout of yara-x fmt, comments kept
  sigma RULES… --on REPORT_OR_EVENTS…
                                which Sigma rules fire on the events of reports and logs;
                                RULES are files, folders, release zips or packs
    --explain                   why, for each part of the rule
    --expect-match              exit status 1 unless a rule fires
    --placeholder NAME=VALUE    a value of the placeholder %NAME%; repeat for more
  convert RULE.yml              a Sigma rule as a Livehunt rule, and what is lost of it
    --prefer PLACE              where it looks for the rule's events:
                                contexts   where all fields of an event stand together, but
                                           only of events that some Sigma rule fired on
                                behaviour  the lists of all that happened, which have few
                                           fields of each event
                                both       contexts, and the lists that can tell for sure (default)
    --placeholder NAME=VALUE    as for sigma
  pack RULES… -o FILE           the rules compiled to a file that loads fast

  --choice N                    of a report that lists several files: the Nth, from 1
  --json                        one JSON object on standard output
  --help, --version

Exit status: 0 fine, 1 problems found, 2 wrong usage or unreadable input.
`;
