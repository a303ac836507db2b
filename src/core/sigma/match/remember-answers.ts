import type { PreparedValue } from './prepared-value.ts';

/** Answers that are kept, one for each place. A power of two. */
const N_PLACES = 64;

/**
 * The same test of values, with a memory: a report has many events of few processes, and so the same
 * values again and again. A value has one place, where a later one may replace it. Throws what the test
 * throws.
 */
export function rememberAnswers(
  test: (value: PreparedValue) => boolean,
): (value: PreparedValue) => boolean {
  /** For each place twice the number of the value, and one more where the answer was yes. */
  let answers: Float64Array | undefined;
  return (value) => {
    answers ??= new Float64Array(N_PLACES);
    const place = value.number % N_PLACES;
    const no = value.number * 2;
    const known = answers[place];
    if (known === no) return false;
    if (known === no + 1) return true;
    const answer = test(value);
    answers[place] = answer ? no + 1 : no;
    return answer;
  };
}
