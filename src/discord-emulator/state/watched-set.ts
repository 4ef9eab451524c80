/** A set of ids that tells when one comes in or goes out. */
export class WatchedSet extends Set<string> {
  readonly #onChange: () => void;

  constructor(items: Iterable<string>, onChange: () => void) {
    super();
    this.#onChange = onChange;
    for (const each of items) super.add(each);
  }

  override add(item: string): this {
    const isNew = !this.has(item);
    super.add(item);
    if (isNew) this.#onChange();
    return this;
  }

  override delete(item: string): boolean {
    const wasThere = super.delete(item);
    if (wasThere) this.#onChange();
    return wasThere;
  }

  override clear(): void {
    const hadAny = this.size > 0;
    super.clear();
    if (hadAny) this.#onChange();
  }
}
