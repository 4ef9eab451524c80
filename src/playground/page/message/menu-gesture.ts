import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isWebLink } from '../menu/web-link.ts';
import { PressEnd } from './press-end.ts';

/** How long a finger rests until it means the menu, ms; as the systems have it. */
const LONG_PRESS = 500;
/** How far a finger may stray meanwhile, px: farther is scrolling. */
const STRAY = 10;

/** Where a menu is asked for, px of the window, and the address of the link it is asked for on. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
  readonly link: string | undefined;
}

/** Tells when the menu of an element is asked for: by right click, by a long press, by the menu key or Shift+F10. */
export class MenuGesture implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #ask: (place: MenuPlace) => void;
  readonly #end = new PressEnd();
  #timer: number | undefined;
  #start = { x: 0, y: 0 };

  constructor(host: ReactiveControllerHost & HTMLElement, ask: (place: MenuPlace) => void) {
    this.#host = host;
    this.#ask = ask;
    host.addController(this);
  }

  hostConnected(): void {
    const host = this.#host;
    host.addEventListener('contextmenu', this.#onContextMenu);
    host.addEventListener('keydown', this.#onKey);
    host.addEventListener('pointerdown', this.#onDown);
    host.addEventListener('pointermove', this.#onMove);
    for (const end of ENDS) host.addEventListener(end, this.#cancel);
  }

  hostDisconnected(): void {
    const host = this.#host;
    host.removeEventListener('contextmenu', this.#onContextMenu);
    host.removeEventListener('keydown', this.#onKey);
    host.removeEventListener('pointerdown', this.#onDown);
    host.removeEventListener('pointermove', this.#onMove);
    for (const end of ENDS) host.removeEventListener(end, this.#cancel);
    this.#cancel();
  }

  readonly #onContextMenu = (event: MouseEvent): void => {
    event.preventDefault();
    const { clientX: x, clientY: y } = event;
    this.#answer({ x, y, link: linkOf(event) });
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return;
    event.preventDefault();
    const { left, top } = this.#host.getBoundingClientRect();
    this.#answer({ x: left + 72, y: Math.max(top, 0) + 24, link: linkOf(event) });
  };

  readonly #onDown = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse' || !event.isPrimary || isOnButton(event)) return;
    const { clientX: x, clientY: y } = event;
    const link = linkOf(event);
    this.#cancel();
    this.#start = { x, y };
    this.#timer = window.setTimeout(() => {
      this.#answer({ x, y, link });
    }, LONG_PRESS);
  };

  /** Systems may send a contextmenu event too for a key or a long press that was understood already. */
  #answer(place: MenuPlace): void {
    this.#cancel();
    this.#end.swallow();
    this.#ask(place);
  }

  readonly #onMove = ({ clientX, clientY }: PointerEvent): void => {
    if (Math.hypot(clientX - this.#start.x, clientY - this.#start.y) > STRAY) this.#cancel();
  };

  readonly #cancel = (): void => {
    window.clearTimeout(this.#timer);
  };
}

/** A finger that rests on a button means that. */
function isOnButton(event: Event): boolean {
  return event.composedPath().some(each => each instanceof HTMLButtonElement);
}

function linkOf(event: Event): string | undefined {
  const link = event.composedPath().find(each => each instanceof HTMLAnchorElement);
  return link !== undefined && isWebLink(link.href) ? link.href : undefined;
}

const ENDS = ['pointerup', 'pointercancel', 'pointerleave'] as const;
