/** An element of a made-up event: its text, or its elements. Attributes are texts. */
export interface MadeElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly content?: string | readonly MadeElement[];
}

/** A value of a template: its type, and its bytes. */
export interface MadeValue {
  readonly type: number;
  readonly bytes: readonly number[];
}

/** A record: elements as they are, or `EventData` with a value for each name, by a template. */
export type MadeRecord =
  | { readonly kind: 'plain'; readonly event: MadeElement }
  | {
      readonly kind: 'template';
      readonly eventId: number;
      readonly channel: string;
      readonly data: readonly (readonly [name: string, value: MadeValue])[];
    };

const CHUNK_BYTES = 65_536;
const RECORDS_AT = 512;
const FILE_HEAD_BYTES = 4096;

/** Code units with the lower byte first. */
export function unitsOf(text: string): readonly number[] {
  return text.split('').flatMap((unit) => [unit.charCodeAt(0) & 0xff, unit.charCodeAt(0) >> 8]);
}

/** A number with the lowest byte first. */
export function littleEndian(value: bigint | number, nBytes: number): readonly number[] {
  const unsigned = BigInt.asUintN(nBytes * 8, BigInt(value));
  return Array.from({ length: nBytes }, (_, at) => Number((unsigned >> BigInt(8 * at)) & 0xffn));
}

/** A text value. */
export function textValue(text: string): MadeValue {
  return { type: 0x01, bytes: unitsOf(text) };
}

/** A file of one chunk with these records, as Windows writes it. */
export function makeEvtx(records: readonly MadeRecord[]): Uint8Array {
  const chunk: number[] = [...asciiOf('ElfChnk\u0000'), ...zeros(RECORDS_AT - 8)];
  for (const [at, record] of records.entries()) addRecord(chunk, record, at + 1);
  chunk.splice(48, 4, ...littleEndian(chunk.length, 4));
  const padded = [...chunk, ...zeros(CHUNK_BYTES - chunk.length)];
  const head = [...asciiOf('ElfFile\u0000'), ...zeros(FILE_HEAD_BYTES - 8)];
  return Uint8Array.from([...head, ...padded]);
}

function addRecord(chunk: number[], record: MadeRecord, id: number): void {
  const start = chunk.length;
  chunk.push(...littleEndian(0x2a2a, 4), ...zeros(4), ...littleEndian(id, 8), ...zeros(8));
  chunk.push(0x0f, 1, 1, 0);
  if (record.kind === 'plain') addElement(chunk, record.event);
  else addTemplate(chunk, record);
  chunk.push(0x00, ...zeros(4));
  chunk.splice(start + 4, 4, ...littleEndian(chunk.length - start, 4));
}

function addElement(chunk: number[], { name, attributes = {}, content = '' }: MadeElement): void {
  const names = Object.entries(attributes);
  chunk.push(names.length > 0 ? 0x41 : 0x01, 0xff, 0xff, ...zeros(4));
  addName(chunk, name);
  if (names.length > 0) chunk.push(...zeros(4));
  for (const [attribute, value] of names) {
    chunk.push(0x06);
    addName(chunk, attribute);
    addText(chunk, value);
  }
  if (content === '') {
    chunk.push(0x03);
    return;
  }
  chunk.push(0x02);
  if (typeof content === 'string') addText(chunk, content);
  else for (const child of content) addElement(chunk, child);
  chunk.push(0x04);
}

/** `Event` with `EventID` and `Channel` as first values, and `Data` for each further one. */
function addTemplate(
  chunk: number[],
  { eventId, channel, data }: Extract<MadeRecord, { readonly kind: 'template' }>,
): void {
  chunk.push(0x0c, 1, ...zeros(4));
  chunk.push(...littleEndian(chunk.length + 4, 4), ...zeros(20));
  const sizeAt = chunk.length;
  chunk.push(...zeros(4), 0x0f, 1, 1, 0);
  open(chunk, 'Event');
  open(chunk, 'System');
  substituted(chunk, 'EventID', 0, 0x06);
  substituted(chunk, 'Channel', 1, 0x01);
  chunk.push(0x04);
  open(chunk, 'EventData');
  for (const [at, [name, { type }]] of data.entries()) {
    chunk.push(0x41, 0xff, 0xff, ...zeros(4));
    addName(chunk, 'Data');
    chunk.push(...zeros(4), 0x06);
    addName(chunk, 'Name');
    addText(chunk, name);
    chunk.push(0x02, 0x0e, ...littleEndian(at + 2, 2), type, 0x04);
  }
  chunk.push(0x04, 0x04, 0x00);
  chunk.splice(sizeAt, 4, ...littleEndian(chunk.length - sizeAt - 4, 4));
  const values: readonly MadeValue[] = [
    { type: 0x06, bytes: littleEndian(eventId, 2) },
    textValue(channel),
    ...data.map(([, value]) => value),
  ];
  chunk.push(...littleEndian(values.length, 4));
  for (const { type, bytes } of values) chunk.push(...littleEndian(bytes.length, 2), type, 0);
  for (const { bytes } of values) chunk.push(...bytes);
}

function open(chunk: number[], name: string): void {
  chunk.push(0x01, 0xff, 0xff, ...zeros(4));
  addName(chunk, name);
  chunk.push(0x02);
}

function substituted(chunk: number[], name: string, index: number, type: number): void {
  open(chunk, name);
  chunk.push(0x0d, ...littleEndian(index, 2), type, 0x04);
}

/** A name in the place where it is used. */
function addName(chunk: number[], name: string): void {
  chunk.push(...littleEndian(chunk.length + 4, 4), ...zeros(6));
  chunk.push(...littleEndian(name.length, 2), ...unitsOf(name), 0, 0);
}

function addText(chunk: number[], text: string): void {
  chunk.push(0x05, 0x01, ...littleEndian(text.length, 2), ...unitsOf(text));
}

function asciiOf(text: string): readonly number[] {
  return text.split('').map((unit) => unit.charCodeAt(0));
}

function zeros(count: number): readonly number[] {
  return Array.from({ length: count }, () => 0);
}
