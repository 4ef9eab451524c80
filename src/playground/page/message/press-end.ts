/** What browsers make of a press that lasts, or ends; which of these, and when, differs among systems. */
const LEFTOVERS = ['touchend', 'click', 'contextmenu'] as const;
/** What begins another press. */
const BEGINNINGS = ['pointerdown', 'keydown'] as const;

/** Keeps a press that has been understood from being understood again, by what it brought under the finger. */
export class PressEnd {
  /** To be called while the press lasts; holds until the next one. */
  swallow(): void {
    for (const each of LEFTOVERS) window.addEventListener(each, swallowLeftover, { capture: true });
    for (const each of BEGINNINGS) window.addEventListener(each, this.#release, { capture: true });
  }

  readonly #release = (): void => {
    for (const each of LEFTOVERS) window.removeEventListener(each, swallowLeftover, { capture: true });
    for (const each of BEGINNINGS) window.removeEventListener(each, this.#release, { capture: true });
  };
}

/** Without its touchend a touch makes no mouse events either, which would take the focus along. */
function swallowLeftover(event: UIEvent): void {
  // A click by keys counts no presses (UI Events, "click"): it is none of this.
  if (event.type === 'click' && event.detail === 0) return;
  if (event.cancelable) event.preventDefault();
  event.stopImmediatePropagation();
}
