import { Fragment, type ReactNode } from 'react';
import { visibleText } from '../../base/visible-text.ts';
import styles from './visible-text.module.css';

const GLYPHS = /([\u2400-\u2421\ufffd]+)/;

/** Text of a report on one line: what would be invisible is a glyph in a colour of its own. */
export function VisibleText({ text }: { readonly text: string }): ReactNode {
  const parts = visibleText(text).split(GLYPHS);
  if (parts.length === 1) return parts[0];
  return parts.map((part, index) =>
    index % 2 === 1 ? (
      <span key={index} className={styles['glyph']}>
        {part}
      </span>
    ) : (
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}
