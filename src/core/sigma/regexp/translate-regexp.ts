import { ok, type Result } from '../../../base/result.ts';

export interface RegexpError {
  readonly code: 'sigma/regexp-syntax' | 'sigma/regexp-unsupported';
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly help?: string;
}

export function translateRegexp(written: string, flags: string): Result<string, RegexpError> {
  return ok(flags === '' ? written : `(?${flags})${written}`);
}
