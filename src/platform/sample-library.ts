import { isRecord } from '../base/guards.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { SessionFile } from '../core/session/session.ts';

/** A sample report that comes with the page, as its `index.json` lists it. */
interface ListedSample {
  readonly id: string;
  readonly title: string;
  readonly platform: string;
  readonly description: string;
  readonly files: readonly string[];
}

interface LoadError {
  readonly message: string;
}

/** Where the built page keeps its sample reports, relative to the page. */
const SAMPLES_FOLDER = 'samples/';

/** The sample reports that were built into the page. Reads from the page's own origin only. */
export function createSampleLibrary(): {
  list(): Promise<Result<readonly ListedSample[], LoadError>>;
  load(entry: ListedSample): Promise<Result<readonly SessionFile[], LoadError>>;
} {
  return {
    async list() {
      const bytes = await fetchBytes('index.json');
      if (!bytes.ok) return bytes;
      const listed: unknown = JSON.parse(new TextDecoder().decode(bytes.value));
      return ok(Array.isArray(listed) ? listed.filter(isListedSample) : []);
    },
    async load(entry) {
      const files: SessionFile[] = [];
      for (const name of entry.files) {
        const bytes = await fetchBytes(name);
        if (!bytes.ok) return bytes;
        files.push({ name, bytes: bytes.value });
      }
      return ok(files);
    },
  };
}

async function fetchBytes(name: string): Promise<Result<Uint8Array, LoadError>> {
  const failed = err({
    message: `The sample report ${name} could not be read; reload the page, or open a report of your own`,
  });
  try {
    const response = await fetch(SAMPLES_FOLDER + name);
    return response.ok ? ok(new Uint8Array(await response.arrayBuffer())) : failed;
  } catch {
    return failed;
  }
}

function isListedSample(value: unknown): value is ListedSample {
  return (
    isRecord(value) &&
    [value['id'], value['title'], value['platform'], value['description']].every(
      (text) => typeof text === 'string',
    ) &&
    Array.isArray(value['files']) &&
    value['files'].every((file) => typeof file === 'string')
  );
}
