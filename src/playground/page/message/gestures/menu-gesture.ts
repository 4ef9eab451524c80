import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isWebLink } from '../../menu/web-link.ts';
import { FollowUpBlocker } from './follow-up-blocker.ts';

/** Duration of a long press, as in mobile operating systems. */
const LONG_PRESS_MS = 500;
/** A finger that moves farther meanwhile is scrolling. */
const MAX_MOVE_PX = 10;

/** Where a menu is to be opened, px of the viewport, and the URL of the link it is opened on. */
export interface MenuPosition {
  readonly x: number;
  readonly y: number;
  readonly link: string | undefined;
}

/** Detects requests for the context menu of an element: right click, long press, menu key or Shift+F10. */
export class MenuGesture implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #onMenu: (position: MenuPosition) => void;
  readonly #followUps = new FollowUpBlocker();
  #timer: number | undefined;
  #start = { x: 0, y: 0 };

  constructor(host: ReactiveControllerHost & HTMLElement, onMenu: (position: MenuPosition) => void) {
    this.#host = host;
    this.#onMenu = onMenu;
    host.addController(this);
  }

  hostConnected(): void {
    const host = this.#host;
    host.addEventListener('contextmenu', this.#onContextMenu);
    host.addEventListener('keydown', this.#onKey);
    host.addEventListener('pointerdown', this.#onDown);
    host.addEventListener('pointermove', this.#onMove);
    for (const type of PRESS_END_EVENTS) host.addEventListener(type, this.#cancel);
  }

  hostDisconnected(): void {
    const host = this.#host;
    host.removeEventListener('contextmenu', this.#onContextMenu);
    host.removeEventListener('keydown', this.#onKey);
    host.removeEventListener('pointerdown', this.#onDown);
    host.removeEventListener('pointermove', this.#onMove);
    for (const type of PRESS_END_EVENTS) host.removeEventListener(type, this.#cancel);
    this.#cancel();
  }

  readonly #onContextMenu = (event: MouseEvent): void => {
    event.preventDefault();
    const { clientX: x, clientY: y } = event;
    this.#request({ x, y, link: linkOf(event) });
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return;
    event.preventDefault();
    const { left, top } = this.#host.getBoundingClientRect();
    this.#request({ x: left + 72, y: Math.max(top, 0) + 24, link: linkOf(event) });
  };

  readonly #onDown = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse' || !event.isPrimary || isOnButton(event)) return;
    const { clientX: x, clientY: y } = event;
    const link = linkOf(event);
    this.#cancel();
    this.#start = { x, y };
    this.#timer = window.setTimeout(() => {
      this.#request({ x, y, link });
    }, LONG_PRESS_MS);
  };

  /** For a key or a long press that was handled already, the operating system may send a contextmenu event too. */
  #request(position: MenuPosition): void {
    this.#cancel();
    this.#followUps.block();
    this.#onMenu(position);
  }

  readonly #onMove = ({ clientX, clientY }: PointerEvent): void => {
    if (Math.hypot(clientX - this.#start.x, clientY - this.#start.y) > MAX_MOVE_PX) this.#cancel();
  };

  readonly #cancel = (): void => {
    window.clearTimeout(this.#timer);
  };
}

/** Returns true if a press is on a button, where a long press has no effect. */
function isOnButton(event: Event): boolean {
  return event.composedPath().some(each => each instanceof HTMLButtonElement);
}

function linkOf(event: Event): string | undefined {
  const link = event.composedPath().find(each => each instanceof HTMLAnchorElement);
  return link !== undefined && isWebLink(link.href) ? link.href : undefined;
}

const PRESS_END_EVENTS = ['pointerup', 'pointercancel', 'pointerleave'] as const;
