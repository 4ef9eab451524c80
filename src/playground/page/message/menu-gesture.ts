import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long a finger rests until it means the menu, ms; as the systems have it. */
const LONG_PRESS = 500;
/** How far a finger may stray meanwhile, px: farther is scrolling. */
const STRAY = 10;

/** Tells when the menu of an element is asked for: by right click, by a long press, by the menu key or Shift+F10. */
export class MenuGesture implements ReactiveController {
  private readonly host: ReactiveControllerHost & HTMLElement;
  private readonly ask: (x: number, y: number) => void;
  private timer: number | undefined;
  private start = { x: 0, y: 0 };
  /** Systems may send a contextmenu event too for a key or a long press that was understood already. */
  private isAnswered = false;

  /** @param ask is given a place of the window, px */
  constructor(host: ReactiveControllerHost & HTMLElement, ask: (x: number, y: number) => void) {
    this.host = host;
    this.ask = ask;
    host.addController(this);
  }

  hostConnected(): void {
    const { host } = this;
    host.addEventListener('contextmenu', this.onContextMenu);
    host.addEventListener('keydown', this.onKey);
    host.addEventListener('pointerdown', this.onDown);
    host.addEventListener('pointermove', this.onMove);
    for (const end of ENDS) host.addEventListener(end, this.cancel);
  }

  hostDisconnected(): void {
    const { host } = this;
    host.removeEventListener('contextmenu', this.onContextMenu);
    host.removeEventListener('keydown', this.onKey);
    host.removeEventListener('pointerdown', this.onDown);
    host.removeEventListener('pointermove', this.onMove);
    for (const end of ENDS) host.removeEventListener(end, this.cancel);
    this.cancel();
  }

  private readonly onContextMenu = (event: MouseEvent): void => {
    // A link keeps the browser's own menu, which can copy its address.
    if (event.composedPath().some(each => each instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    this.cancel();
    if (!this.isAnswered) this.ask(event.clientX, event.clientY);
    this.isAnswered = false;
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return;
    event.preventDefault();
    const { left, top } = this.host.getBoundingClientRect();
    this.isAnswered = true;
    this.ask(left + 72, Math.max(top, 0) + 24);
  };

  private readonly onDown = (event: PointerEvent): void => {
    this.isAnswered = false;
    if (event.pointerType === 'mouse' || !event.isPrimary || isOnControl(event)) return;
    const { clientX: x, clientY: y } = event;
    this.cancel();
    this.start = { x, y };
    this.timer = window.setTimeout(() => {
      this.isAnswered = true;
      this.ask(x, y);
    }, LONG_PRESS);
  };

  private readonly onMove = ({ clientX, clientY }: PointerEvent): void => {
    if (Math.hypot(clientX - this.start.x, clientY - this.start.y) > STRAY) this.cancel();
  };

  private readonly cancel = (): void => {
    window.clearTimeout(this.timer);
  };
}

/** A finger that rests on a button or a link means that. */
function isOnControl(event: Event): boolean {
  return event
    .composedPath()
    .some(each => each instanceof HTMLButtonElement || each instanceof HTMLAnchorElement);
}

const ENDS = ['pointerup', 'pointercancel', 'pointerleave'] as const;
