/** What an element tells all those it is in, through the borders of their shadow roots. */
export abstract class PageEvent extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}
