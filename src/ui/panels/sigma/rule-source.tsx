import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { visibleText } from '../../../base/visible-text.ts';
import type { RuleText } from '../../../core/workbench/sigma/sigma-bench.ts';
import { useActions } from '../../app/store-context.ts';
import { VisibleText } from '../../widgets/visible-text.tsx';
import styles from './rule-source.module.css';

/** More of a rule than anybody reads, in characters: the longest have lists of thousands of hashes. */
const MAX_TEXT = 60_000;

/** What is left in sight above the first part that holds, in CSS pixels. */
const ABOVE_MARK_PX = 72;

/** The rule as its author wrote it, with what its parts come to on an event. */
export function RuleSource({
  generation,
  rule,
  asked,
}: {
  readonly generation: number;
  readonly rule: number;
  /** Undefined event: the first that it fires on. A new object asks again. */
  readonly asked: { readonly event: number | undefined };
}): ReactNode {
  const actions = useActions();
  const { event } = asked;
  const figure = useRef<HTMLElement>(null);
  const [source, setSource] = useState<
    { readonly event: number | undefined; readonly text: RuleText } | 'none'
  >();
  useEffect(() => {
    let isCurrent = true;
    const load = async (): Promise<void> => {
      const found = await actions.sigmaRuleText({
        generation,
        rule,
        ...(event === undefined ? {} : { event }),
      });
      if (isCurrent) setSource(found === undefined ? 'none' : { event, text: found });
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [actions, generation, rule, event]);
  // Who asks from one of many events is far below.
  useLayoutEffect(() => {
    if (asked.event === undefined || source === undefined) return;
    figure.current?.scrollIntoView({ block: 'start' });
  }, [asked, source]);
  if (source === undefined) return <p className={styles['note']}>Reading the rule…</p>;
  if (source === 'none') {
    return <p className={styles['note']}>The text of this rule was not kept; load it again</p>;
  }
  return (
    <figure ref={figure} className={styles['source']} aria-label="Rule text">
      <figcaption className={styles['note']}>
        <VisibleText text={source.text.fileName} />
      </figcaption>
      <RuleLines key={source.event} source={source.text} />
    </figure>
  );
}

/** The text, with the first part that holds in sight. */
function RuleLines({ source }: { readonly source: RuleText }): ReactNode {
  const lines = useRef<HTMLPreElement>(null);
  useLayoutEffect(() => {
    const mark = lines.current?.querySelector<HTMLElement>('[data-truth=yes]');
    if (mark != null) lines.current?.scrollTo({ top: mark.offsetTop - ABOVE_MARK_PX });
  }, []);
  return (
    // A scrolled region must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre ref={lines} className={styles['text']} tabIndex={0} aria-label="YAML">
      <Marked source={source} />
    </pre>
  );
}

function Marked({ source: { text, marks } }: { readonly source: RuleText }): ReactNode {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { span, truth } of marks) {
    if (span.end > MAX_TEXT) break;
    pieces.push(
      plainLines(text.slice(at, span.start)),
      <mark key={span.start} data-truth={truth} className={styles['mark']}>
        {plainLines(text.slice(span.start, span.end))}
      </mark>,
    );
    at = span.end;
  }
  pieces.push(plainLines(text.slice(at, MAX_TEXT)));
  if (text.length > MAX_TEXT) {
    pieces.push(`\n… ${(text.length - MAX_TEXT).toLocaleString('en')} more characters`);
  }
  return pieces;
}

/** What is invisible shows, but for the ends of lines, which are what they are. */
function plainLines(text: string): string {
  return text
    .split('\n')
    .map((line) => visibleText(line.endsWith('\r') ? line.slice(0, -1) : line))
    .join('\n');
}
