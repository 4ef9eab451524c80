/** Other values are picked in a select of a modal. */
export class PickEvent extends Event {
  static readonly type = 'pick';
  readonly values: readonly string[];
  constructor(values: readonly string[]) {
    super(PickEvent.type);
    this.values = values;
  }
}
