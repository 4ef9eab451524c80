import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Distance from the end at which the list counts as scrolled to the end. */
const NEAR_END_PX = 80;

/** Space above a message that is shown from its top. */
const TOP_GAP_PX = 12;

/** How long a message is highlighted after a jump. */
const HIGHLIGHT_MS = 1600;

/** The elements of a list of messages, as they are rendered now. */
export interface ScrolledList {
  scroller(): HTMLElement | null;
  /** Returns the newest message. */
  newest(): HTMLElement | null;
}

/**
 * Keeps the scroll position of a list that grows: at the end while the user is there, else unchanged. A new message that
 * is taller than the window is shown from its top.
 */
export class ScrollPosition implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #list: ScrolledList;
  readonly #resizeObserver = new ResizeObserver(() => {
    this.#restore();
    this.#distanceFromEnd = undefined;
  });
  #mode: 'end' | 'newest' | 'away' = 'newest';
  /** Distance from the end when older messages were added above, px. */
  #distanceFromEnd: number | undefined;
  /** The position set last, px: a scroll event there was not caused by the user. */
  #setTop = 0;

  constructor(host: ReactiveControllerHost, list: ScrolledList) {
    this.#host = host;
    this.#list = list;
    host.addController(this);
  }

  /** Whether new messages are out of view. */
  get isFarFromEnd(): boolean {
    const scroller = this.#list.scroller();
    return this.#mode === 'away' && scroller !== null && this.#distance(scroller) > scroller.clientHeight;
  }

  hostDisconnected(): void {
    this.#resizeObserver.disconnect();
  }

  hostUpdated(): void {
    this.#restore();
  }

  /** Observes the size of elements. Call it once, after the first render. */
  observe(elements: readonly Element[]): void {
    for (const each of elements) this.#resizeObserver.observe(each);
  }

  /** Starts at the end of another channel. */
  reset(): void {
    this.#mode = 'newest';
    this.#distanceFromEnd = undefined;
  }

  /** Call it when a message was added at the end. */
  onNewMessage(): void {
    if (this.#mode !== 'away') this.#mode = 'newest';
  }

  /** Call it before messages are added above. */
  onOlderMessages(): void {
    const scroller = this.#list.scroller();
    if (scroller !== null) this.#distanceFromEnd = scroller.scrollHeight - scroller.scrollTop;
  }

  /** Scrolls to the end; if the user has scrolled away, only if it is forced. */
  scrollToEnd({ isForced = false }: { readonly isForced?: boolean } = {}): void {
    if (this.#mode === 'away' && !isForced) return;
    this.#mode = 'end';
    this.#restore();
    this.#host.requestUpdate();
  }

  /** Scrolls a message into view and highlights it briefly. */
  show(message: Element): void {
    this.#mode = 'away';
    // The end of a message that is too tall is shown, because its reactions are there.
    message.scrollIntoView({ block: 'end' });
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    message.animate([{ background: 'var(--bg-mention)' }, {}], { duration: HIGHLIGHT_MS });
  }

  readonly onScroll = (): void => {
    const scroller = this.#list.scroller();
    if (scroller === null) return;
    const isOwnScroll = Math.abs(scroller.scrollTop - this.#setTop) < 2;
    if (isOwnScroll && this.#mode !== 'away') return;
    this.#mode = this.#distance(scroller) > NEAR_END_PX ? 'away' : 'end';
    this.#host.requestUpdate();
  };

  #distance({ scrollHeight, scrollTop, clientHeight }: HTMLElement): number {
    return scrollHeight - scrollTop - clientHeight;
  }

  #restore(): void {
    const [scroller, newest] = [this.#list.scroller(), this.#list.newest()];
    if (scroller === null || (this.#mode === 'away' && this.#distanceFromEnd === undefined)) return;
    const end = scroller.scrollHeight - scroller.clientHeight;
    let top = end;
    if (this.#mode === 'away') top = scroller.scrollHeight - (this.#distanceFromEnd ?? 0);
    else if (this.#mode === 'newest' && newest !== null)
      top = Math.min(end, topIn(newest, scroller) - TOP_GAP_PX);
    scroller.scrollTop = top;
    this.#setTop = scroller.scrollTop;
  }
}

/** Returns the distance of an element from the top of the scrolled content, px. */
function topIn(element: HTMLElement, scroller: HTMLElement): number {
  return element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
}
