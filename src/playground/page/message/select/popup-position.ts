import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Between a button and its popup. */
const GAP_PX = 4;

/** Keeps a popup below or above its button, on top of everything and within the window. */
export class PopupPosition implements ReactiveController {
  readonly #find: () => readonly [button: HTMLElement, popup: HTMLElement] | undefined;

  /** @param find returns the open popup and its button, if there is one */
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

  /** Shows and positions the popup. Call it after each render. */
  readonly update = (): void => {
    const [button, popup] = this.#find() ?? [];
    if (button === undefined || popup === undefined) return;
    if (!popup.matches(':popover-open')) popup.showPopover();
    const { left, top, bottom, width } = button.getBoundingClientRect();
    popup.style.left = `${left}px`;
    popup.style.width = `${width}px`;
    const below = window.innerHeight - bottom - GAP_PX;
    const isBelow = below >= popup.offsetHeight || below >= top;
    popup.style.maxHeight = `${Math.min(320, (isBelow ? below : top) - 2 * GAP_PX)}px`;
    popup.style.top = `${isBelow ? bottom + GAP_PX : top - GAP_PX - popup.offsetHeight}px`;
  };
}
