/** Durations in milliseconds. */
export interface Timing {
  readonly p50: number;
  readonly p95: number;
}

/** Runs `work` `nRuns` times; each run gets what `prepare` made for it, which is not measured. */
export function measure<T>(nRuns: number, prepare: () => T, work: (prepared: T) => void): Timing {
  const durations: number[] = [];
  for (let run = 0; run < nRuns; run++) {
    const prepared = prepare();
    const startedAt = performance.now();
    work(prepared);
    durations.push(performance.now() - startedAt);
  }
  durations.sort((a, b) => a - b);
  const at = (share: number): number =>
    durations[Math.min(durations.length - 1, Math.floor(share * durations.length))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

/** One line of the printed table; budgets as the design states them. */
export interface BenchRow {
  readonly what: string;
  readonly timing: Timing;
  readonly budget: string;
}

/** The table as text, columns aligned. */
export function formatTable(rows: readonly BenchRow[]): string {
  return formatColumns([
    ['what', 'p50 ms', 'p95 ms', 'budget'],
    ...rows.map(({ what, timing, budget }) => [
      what,
      timing.p50.toFixed(1),
      timing.p95.toFixed(1),
      budget,
    ]),
  ]);
}

/** Rows of cells as text, columns aligned: the first to the left, the others to the right. */
export function formatColumns(rows: readonly (readonly string[])[]): string {
  const nColumns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: nColumns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
