/** Events that browsers send during or after a long press; which ones, and when, differs between systems. */
const FOLLOW_UP_EVENTS = ['touchend', 'click', 'contextmenu'] as const;
/** Events that begin another press. */
const PRESS_START_EVENTS = ['pointerdown', 'keydown'] as const;

/** Stops a handled press from also activating the element that it brought under the finger. */
export class FollowUpBlocker {
  /** Blocks the follow-up events until the next press. Call it during the press. */
  block(): void {
    for (const type of FOLLOW_UP_EVENTS) window.addEventListener(type, blockEvent, { capture: true });
    for (const type of PRESS_START_EVENTS) window.addEventListener(type, this.#release, { capture: true });
  }

  readonly #release = (): void => {
    for (const type of FOLLOW_UP_EVENTS) window.removeEventListener(type, blockEvent, { capture: true });
    for (const type of PRESS_START_EVENTS) window.removeEventListener(type, this.#release, { capture: true });
  };
}

/** A touch without touchend causes no mouse events either, which would move the focus. */
function blockEvent(event: UIEvent): void {
  // A click by keyboard has detail 0 (UI Events, "click") and is not a follow-up.
  if (event.type === 'click' && event.detail === 0) return;
  if (event.cancelable) event.preventDefault();
  event.stopImmediatePropagation();
}
