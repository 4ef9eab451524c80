import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** As near to its end the list counts as being read there, px. */
const NEAR_END_PX = 80;

/** Room above a message that is read from its top, px. */
const TOP_GAP_PX = 12;

/** How long a message that is looked for is marked, ms. */
const HIGHLIGHT_MS = 1600;

/** What a list of messages looks like to its reading place. */
export interface ScrolledList {
  readonly scroller: HTMLElement | null;
  /** The newest message. */
  readonly newest: HTMLElement | null;
}

/**
 * Where a reader is in a list that grows at its end: there as long as they read there, and else where they were. A new
 * message that is taller than the window is shown from its top.
 */
export class ScrollPosition implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #list: ScrolledList;
  readonly #growth = new ResizeObserver(() => {
    this.#keep();
    this.#fromEnd = undefined;
  });
  #mode: 'end' | 'newest' | 'away' = 'newest';
  /** How far from the end the reader was when messages came above them, px. */
  #fromEnd: number | undefined;
  /** Where the list was put last, px: what comes there by itself is no reader who scrolls. */
  #put = 0;

  constructor(host: ReactiveControllerHost, list: ScrolledList) {
    this.#host = host;
    this.#list = list;
    host.addController(this);
  }

  /** Whether what is new is out of view. */
  get isFarFromEnd(): boolean {
    const { scroller } = this.#list;
    return this.#mode === 'away' && scroller !== null && this.#distance(scroller) > scroller.clientHeight;
  }

  hostDisconnected(): void {
    this.#growth.disconnect();
  }

  hostUpdated(): void {
    this.#keep();
  }

  /** Follows the size of what is read; once, when it is there. */
  observe(elements: readonly Element[]): void {
    for (const each of elements) this.#growth.observe(each);
  }

  /** Another list is read from now on. */
  reset(): void {
    this.#mode = 'newest';
    this.#fromEnd = undefined;
  }

  /** A new message is at the end. */
  onNewMessage(): void {
    if (this.#mode !== 'away') this.#mode = 'newest';
  }

  /** Messages are about to come above those that are here. */
  onOlderMessages(): void {
    const { scroller } = this.#list;
    if (scroller !== null) this.#fromEnd = scroller.scrollHeight - scroller.scrollTop;
  }

  /** Something is shown at the very end. */
  toEnd({ evenFrom = 'here' }: { readonly evenFrom?: 'here' | 'away' } = {}): void {
    if (this.#mode === 'away' && evenFrom === 'here') return;
    this.#mode = 'end';
    this.#keep();
    this.#host.requestUpdate();
  }

  /** Brings a message into view and marks it for a moment. */
  show(message: Element): void {
    this.#mode = 'away';
    // Of one that is too tall the end is shown: its reactions are there.
    message.scrollIntoView({ block: 'end' });
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    message.animate([{ background: 'var(--bg-mention)' }, {}], { duration: HIGHLIGHT_MS });
  }

  readonly onScroll = (): void => {
    const { scroller } = this.#list;
    if (scroller === null) return;
    const isPut = Math.abs(scroller.scrollTop - this.#put) < 2;
    if (isPut && this.#mode !== 'away') return;
    this.#mode = this.#distance(scroller) > NEAR_END_PX ? 'away' : 'end';
    this.#host.requestUpdate();
  };

  #distance({ scrollHeight, scrollTop, clientHeight }: HTMLElement): number {
    return scrollHeight - scrollTop - clientHeight;
  }

  #keep(): void {
    const { scroller, newest } = this.#list;
    if (scroller === null || (this.#mode === 'away' && this.#fromEnd === undefined)) return;
    const end = scroller.scrollHeight - scroller.clientHeight;
    let top = end;
    if (this.#mode === 'away') top = scroller.scrollHeight - (this.#fromEnd ?? 0);
    else if (this.#mode === 'newest' && newest !== null)
      top = Math.min(end, topIn(newest, scroller) - TOP_GAP_PX);
    scroller.scrollTop = top;
    this.#put = scroller.scrollTop;
  }
}

/** How far below the top of what is scrolled an element is, px. */
function topIn(element: HTMLElement, scroller: HTMLElement): number {
  return element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
}
