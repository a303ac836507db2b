import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

/** The engine itself over data of our own, see the oracle's own text. */
export interface Oracle {
  init(features: readonly string[]): void;
  compile(source: string): { readonly error?: string };
  evaluate(
    source: string,
    data: unknown,
  ): { readonly matches?: readonly string[]; readonly error?: string };
}

/** Loads the oracle that stands beside the corpus. */
export async function loadOracle(): Promise<Oracle> {
  const corpus = process.env['LIVEHUNT_CORPUS'] ?? '';
  const url = pathToFileURL(join(corpus, '..', 'oracle', 'oracle.mjs')).href;
  // The module is outside of the project; its functions are described above.
  const oracle = (await import(url)) as Oracle;
  oracle.init(['file', 'gti']);
  return oracle;
}

/** Code and place of an error report of the engine, or undefined. */
export function errorPlace(report: string | undefined): string | undefined {
  const found = /error\[(E\d+)\][\s\S]*?\n --> line:\d+:(\d+)/.exec(report ?? '');
  return found ? `${found[1]}:${found[2]}` : undefined;
}
