import type { ReactNode } from 'react';
import type { Span } from '../../../base/span.ts';
import { VisibleText } from '../../widgets/visible-text.tsx';
import styles from './marked-text.module.css';

/** A text of an event on one line, with the characters that made a test hold marked. */
export function MarkedText({
  text,
  marks,
}: {
  readonly text: string;
  readonly marks: readonly Span[];
}): ReactNode {
  let at = 0;
  const pieces: ReactNode[] = [];
  for (const { start, end } of marks) {
    pieces.push(
      <VisibleText key={`${at}-`} text={text.slice(at, start)} />,
      <mark key={start} className={styles['mark']}>
        <VisibleText text={text.slice(start, end)} />
      </mark>,
    );
    at = end;
  }
  pieces.push(<VisibleText key="rest" text={text.slice(at)} />);
  return pieces;
}
