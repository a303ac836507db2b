/** The page's own samples, and a rule that two picks on one of them make. */

/** Where the samples lie, from the project's folder. */
export const SAMPLES = 'public/samples';

/** The sample that the rule is of. */
export const WINDOWS = `${SAMPLES}/windows-loader.json`;

/** The other samples, which the rule does not match. */
export const OTHERS = ['linux-dropper', 'macos-dmg', 'benign-installer'].map(
  (name) => `${SAMPLES}/${name}.json`,
);

/** The values that the picks are of. */
export const CONTEXT = 'vt.behaviour.sigma_analysis_results[0].match_context[0].values';

/** What REGISTRY_PICKS make, under the name that it has here. */
export const REGISTRY_RULE = String.raw`import "vt"

rule sigma_example_registry_keys {
  meta:
    target_entity = "file"
  condition:
    for any vt_behaviour_sigma_analysis_results in vt.behaviour.sigma_analysis_results: (
      for any vt_behaviour_sigma_analysis_results_match_context in vt_behaviour_sigma_analysis_results.match_context: (
        vt_behaviour_sigma_analysis_results_match_context.values["TargetObject"] icontains "\\CurrentVersion\\RunOnce\\" and
        (vt_behaviour_sigma_analysis_results_match_context.values["Details"] endswith ".vbs" or vt_behaviour_sigma_analysis_results_match_context.values["Details"] endswith ".bat")
      )
    )
}
`;

/** A key and the ends of its value, as `--pick` takes them. */
export const REGISTRY_PICKS = [
  String.raw`${CONTEXT}["TargetObject"] icontains "\\CurrentVersion\\RunOnce\\"`,
  `${CONTEXT}["Details"] endswith ".vbs" or endswith ".bat"`,
];
