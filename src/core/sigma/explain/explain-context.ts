import type { PreparedEvent } from '../match/prepared-event.ts';
import { MAX_ITEMS } from './rule-explanation.ts';
import { createTextTable, type TextTable } from './text-table.ts';

/** What the parts of one explanation share. */
export interface ExplainContext {
  readonly event: PreparedEvent;
  readonly table: TextTable;
  nItemsLeft: number;
}

/** The start of an explanation. Never throws. */
export function createExplainContext(event: PreparedEvent): ExplainContext {
  return { event, table: createTextTable(), nItemsLeft: MAX_ITEMS };
}
