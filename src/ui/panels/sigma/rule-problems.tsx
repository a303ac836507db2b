import type { ReactNode } from 'react';
import type { RuleProblem, RulesetSummary } from '../../../core/workbench/sigma/sigma-bench.ts';
import { VisibleText } from '../../widgets/visible-text.tsx';
import { SEVERITIES } from '../problems/problem-rows.ts';
import styles from './rule-problems.module.css';

/** What is wrong in the loaded rule files, and where. */
export function RuleProblems({
  rulesets,
}: {
  readonly rulesets: readonly RulesetSummary[];
}): ReactNode {
  return (
    <section aria-label="Problems of Sigma rules" className={styles['problems']}>
      {rulesets.map((ruleset) => {
        const nMore = ruleset.nProblems - ruleset.problems.length;
        return (
          <ul key={ruleset.id} aria-label={ruleset.name}>
            {ruleset.problems.map((problem, at) => (
              <Problem key={at} problem={problem} />
            ))}
            {nMore > 0 && <li className={styles['more']}>and {nMore.toLocaleString('en')} more</li>}
          </ul>
        );
      })}
    </section>
  );
}

function Problem({ problem }: { readonly problem: RuleProblem }): ReactNode {
  const { glyph, word } = SEVERITIES[problem.severity];
  return (
    <li className={styles['problem']}>
      <span className={styles['severity']} data-severity={problem.severity}>
        <span aria-hidden="true">{glyph}</span> {word}
      </span>
      <span className={styles['message']}>
        <VisibleText text={problem.message} />
        {problem.help !== undefined && (
          <span className={styles['help']}>
            {' '}
            <VisibleText text={problem.help} />
          </span>
        )}
      </span>
      <span className={styles['place']} title={problem.fileName}>
        <VisibleText text={shortName(problem.fileName)} />
        {problem.line !== undefined && `:${problem.line}:${problem.column ?? 1}`}
      </span>
    </li>
  );
}

/** A file's own name; the folders are in the tooltip. */
function shortName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
