import type { ModuleValue } from '../yara/module-value.ts';

/** Stands in the map for a value that was not read yet. */
const UNREAD = false;

/**
 * A struct whose members are read when they are first asked for. To everybody else it is a Map that
 * always had them, in the order of the readers.
 */
export class LazyStruct extends Map<string, ModuleValue> {
  readonly #readers: Map<string, () => ModuleValue>;

  /** The readers are kept, and called once each. */
  constructor(readers: Map<string, () => ModuleValue>) {
    super();
    this.#readers = readers;
    // The names at once, for the order, `has` and `size`.
    for (const name of readers.keys()) this.set(name, UNREAD);
  }

  override get(name: string): ModuleValue | undefined {
    const read = this.#readers.get(name);
    if (read !== undefined) {
      this.#readers.delete(name);
      this.set(name, read());
    }
    return super.get(name);
  }

  override entries(): MapIterator<[string, ModuleValue]> {
    this.#readAll();
    return super.entries();
  }

  override values(): MapIterator<ModuleValue> {
    this.#readAll();
    return super.values();
  }

  override forEach(
    visit: (value: ModuleValue, name: string, map: Map<string, ModuleValue>) => void,
  ): void {
    this.#readAll();
    super.forEach(visit);
  }

  override [Symbol.iterator](): MapIterator<[string, ModuleValue]> {
    return this.entries();
  }

  #readAll(): void {
    for (const name of this.#readers.keys()) this.get(name);
  }
}
