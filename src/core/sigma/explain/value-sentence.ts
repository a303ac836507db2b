import { assertNever } from '../../../base/assert.ts';
import type { TestPhrases } from './describe-test.ts';
import type { TestFinding } from './explain-test.ts';
import { quoteName, quoteText } from './quote-text.ts';
import type { TextPlace } from './text-place.ts';

/** What was tested, for a sentence about it. */
export interface Tested {
  /** Undefined for keywords. */
  readonly field: string | undefined;
  readonly phrases: TestPhrases;
  /** The other field of a reference, the name of a placeholder. */
  readonly other: string | undefined;
}

/** Why a test holds or not: one line without a full stop. Never throws. */
export function valueSentence(finding: TestFinding, { field, phrases, other }: Tested): string {
  const { reason, place, span } = finding;
  const name = quoteName(field ?? place?.field ?? '');
  const subject = subjectOf(name, place);
  const shown = place === undefined ? '""' : quoteText(place.value.text, span);
  const isShown = `${subject} is ${shown}`;
  switch (reason) {
    case 'matched':
      return `${field === undefined && place === undefined ? 'a value of the event' : subject} ${phrases.holds}`;
    case 'absent':
      return `the event has no ${name}`;
    case 'not-recorded':
      return field === undefined
        ? 'the event may have had fields that were not recorded'
        : `${name} is not recorded`;
    case 'different':
    case 'number-differs':
    case 'network-differs':
    case 'time-differs':
    case 'regexp-missed':
      return `${isShown}, which ${phrases.fails}`;
    case 'reference-differs':
      return `${isShown}, which ${phrases.fails}${finding.other === undefined ? '' : `, ${quoteText(finding.other)}`}`;
    case 'case-differs':
      return `${isShown}, which ${phrases.fails}: only the case differs`;
    case 'elsewhere':
      return `${isShown}, which ${phrases.fails} but has it in another place`;
    case 'null-value':
      return `${name} is null`;
    case 'empty-value':
      return `${name} is empty`;
    case 'nested-value':
      return `${name} has fields of its own, and no text`;
    case 'has-value':
      return place === undefined ? `${name} is there` : `${isShown}, and should not be there`;
    case 'dash-for-empty':
      return `${isShown}, which stands for nothing in many logs but is not the empty text`;
    case 'not-a-number':
      return `${isShown}, which is no number`;
    case 'not-an-address':
      return `${isShown}, which is no IP address`;
    case 'not-a-time':
      return `${isShown}, which is no time`;
    case 'reference-absent':
      return `the event has no ${quoteName(other ?? '')} to compare ${name} with`;
    case 'reference-not-recorded':
      return `${quoteName(other ?? '')} is not recorded, so that ${name} cannot be compared with it`;
    case 'in-no-field':
      return `no value of the event ${phrases.holds}`;
    case 'truncated':
      return `only the beginning of ${name} is recorded, which does not tell whether it ${phrases.holds}`;
    case 'end-only':
      return `only the end of ${name} is known, which does not tell whether it ${phrases.holds}`;
    case 'fragment':
      return `${partOf(place)} of ${name} does not tell whether all of it ${phrases.holds}`;
    case 'hashed':
      return `a hash is recorded in the place of ${name}`;
    case 'too-long':
      return `${name} is too long for a regular expression`;
    case 'placeholder-unbound':
      return `nobody has given values for the placeholder %${quoteName(other ?? '')}%`;
    default:
      return assertNever(reason, 'reason');
  }
}

/** Values of a list are told apart by their number, from 1. */
function subjectOf(name: string, place: TextPlace | undefined): string {
  return place?.index === undefined ? name : `value ${place.index + 1} of ${name}`;
}

function partOf(place: TextPlace | undefined): string {
  if (place?.loss?.kind !== 'fragment') return 'a part';
  return `part ${place.loss.part} of the ${place.loss.of}`;
}
