import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Between a button and what opens at it; px. */
const GAP = 4;

/** Keeps what a button opened beside it, below or above, in front of everything and within the window. */
export class PopupPlace implements ReactiveController {
  readonly #find: () => readonly [button: HTMLElement, popup: HTMLElement] | undefined;

  /** @param find what is open, if anything is */
  constructor(
    host: ReactiveControllerHost,
    find: () => readonly [button: HTMLElement, popup: HTMLElement] | undefined,
  ) {
    this.#find = find;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('scroll', this.update, { capture: true, passive: true });
    window.addEventListener('resize', this.update);
  }

  hostDisconnected(): void {
    window.removeEventListener('scroll', this.update, { capture: true });
    window.removeEventListener('resize', this.update);
  }

  /** Puts it where it belongs; to be called whenever it was drawn. */
  readonly update = (): void => {
    const [button, popup] = this.#find() ?? [];
    if (button === undefined || popup === undefined) return;
    if (!popup.matches(':popover-open')) popup.showPopover();
    const { left, top, bottom, width } = button.getBoundingClientRect();
    popup.style.left = `${left}px`;
    popup.style.width = `${width}px`;
    const below = window.innerHeight - bottom - GAP;
    const isBelow = below >= popup.offsetHeight || below >= top;
    popup.style.maxHeight = `${Math.min(320, (isBelow ? below : top) - 2 * GAP)}px`;
    popup.style.top = `${isBelow ? bottom + GAP : top - GAP - popup.offsetHeight}px`;
  };
}
