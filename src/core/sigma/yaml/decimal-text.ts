/**
 * A number of YAML's core schema as a decimal that every reader of numbers takes: `+5` is `5`, `007`
 * is `7`, `0x1F` is `31`, `0o17` is `15`, `.5` is `0.5`, `1.` is `1`, `1E3` is `1e3`. text: a scalar
 * that `resolveScalar` takes for an integer or a float. `.inf` and `.nan` have no decimal: undefined.
 * Exact for integers of any size. Never throws on such a text.
 */
export function decimalText(text: string): string | undefined {
  if (text.startsWith('0x') || text.startsWith('0o')) return BigInt(text).toString();
  const sign = text.startsWith('-') ? '-' : '';
  const rest = sign !== '' || text.startsWith('+') ? text.slice(1) : text;
  const lower = rest.toLowerCase();
  if (lower === '.inf' || lower === '.nan') return undefined;
  const exponentAt = lower.indexOf('e');
  const exponent = exponentAt === -1 ? '' : lower.slice(exponentAt);
  const mantissa = exponentAt === -1 ? lower : lower.slice(0, exponentAt);
  const point = mantissa.indexOf('.');
  const whole = withoutLeadingZeros(point === -1 ? mantissa : mantissa.slice(0, point));
  const fraction = point === -1 ? '' : mantissa.slice(point + 1);
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}${exponent}`;
}

function withoutLeadingZeros(digits: string): string {
  let start = 0;
  while (start < digits.length - 1 && digits[start] === '0') start++;
  return digits === '' ? '0' : digits.slice(start);
}
