/** A set of ids that calls a function after an id was added or removed. */
export class ObservableSet extends Set<string> {
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
    const wasDeleted = super.delete(item);
    if (wasDeleted) this.#onChange();
    return wasDeleted;
  }

  override clear(): void {
    const hadAny = this.size > 0;
    super.clear();
    if (hadAny) this.#onChange();
  }
}
