/** An event that an element sends to all elements around it, across shadow roots. */
export abstract class PageEvent extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}
