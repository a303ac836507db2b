/** Static capabilities found in a program, as VirusTotal's CAPA entry lists them. Names and rules are invented. */
import { md5 } from './seeded.mjs';

/** `capability`: {name, group, attack: [technique, title], apis, where}. */
function capabilityMatch({ name, group, attack, apis, where }, author) {
  const source = [
    '# written for the synthetic samples; not part of any rule set',
    'rule:',
    '  meta:',
    `    name: ${name}`,
    `    namespace: ${group}`,
    `    author: ${author}`,
    '    scope: function',
    ...(attack ? [`    att&ck: ${attack[1]} [${attack[0]}]`] : []),
    '  features:',
    '    - and:',
    ...apis.map((api) => `      - api: ${api}`),
    '',
  ];
  return {
    id: md5(`capability:${name}`),
    format: 'SIG_FORMAT_CAPA',
    name,
    description: `matches ${name} in ${where.length} place${where.length === 1 ? '' : 's'}`,
    authors: [author],
    match_data: where,
    rule_src: source.join('\n'),
    severity: attack ? 'IMPACT_SEVERITY_LOW' : 'IMPACT_SEVERITY_INFO',
    refs: attack
      ? [{ ref: '#mitre_attack_techniques', value: attack[0] }]
      : [{ ref: '#capability', value: group }],
  };
}

/** `signature_matches` and the `mitre_attack_techniques` that follow from them; each names the other by its index. */
export function capabilityAttributes({ capabilities, author, random }) {
  const signatureMatches = capabilities.map((capability) =>
    capabilityMatch(
      {
        ...capability,
        where: Array.from(
          { length: random.integer(1, 3) },
          () => `function 0x14000${random.text(4, '0123456789ABCDEF')}`,
        ),
      },
      author,
    ),
  );
  const techniques = new Map();
  for (const [i, { attack, name }] of capabilities.entries()) {
    if (attack === undefined) continue;
    const refs = techniques.get(attack[0])?.refs ?? [];
    refs.push({ ref: '#signature_matches', value: String(i) });
    techniques.set(attack[0], { id: attack[0], signature_description: name, refs });
  }
  return {
    signature_matches: signatureMatches,
    mitre_attack_techniques: [...techniques.values()].map((technique) => ({
      ...technique,
      severity: 'IMPACT_SEVERITY_INFO',
    })),
  };
}
