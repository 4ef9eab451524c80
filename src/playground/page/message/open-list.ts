import type { LitElement, ReactiveController } from 'lit';
import { listKeyboard } from './list-keyboard.ts';
import { optionId } from './option-list.ts';
import { PopupPlace } from './popup-place.ts';
import type { SelectOption } from './select-options.ts';

/** The select a list belongs to. */
export interface ListOwner {
  readonly options: () => readonly SelectOption[];
  readonly selected: () => readonly string[];
  readonly choose: (place: number) => void;
  /** Whether it stays shut for now; never, when nothing is said. */
  readonly isShut?: () => boolean;
  /** Told when it opens. */
  readonly opened?: () => void;
  /** Told when it has closed, by whatever. */
  readonly closed?: () => void;
}

/** The list of a select: whether it is open, which option is marked, where it stands and what keys do. */
export class OpenList implements ReactiveController {
  readonly #host: LitElement;
  readonly #owner: ListOwner;
  readonly #place: PopupPlace;
  #isOpen = false;
  #active = -1;

  /** @param host draws a button and, while the list is open, an element with the role `listbox` */
  constructor(host: LitElement, owner: ListOwner) {
    this.#host = host;
    this.#owner = owner;
    this.#place = new PopupPlace(host, () => {
      const button = host.renderRoot.querySelector('button');
      const popup = host.renderRoot.querySelector<HTMLElement>('[role=listbox]');
      return this.#isOpen && button !== null && popup !== null ? [button, popup] : undefined;
    });
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The place of the marked option. */
  get active(): number {
    return this.#active;
  }

  hostUpdated(): void {
    if (!this.#isOpen) return;
    this.#place.update();
    this.#host.renderRoot.querySelector(`#${optionId(this.#active)}`)?.scrollIntoView({ block: 'nearest' });
  }

  readonly toggle = (): void => {
    if (this.#isOpen) this.close();
    else this.open();
  };

  readonly open = (): void => {
    if (this.#owner.isShut?.() === true) return;
    this.#owner.opened?.();
    const selected = this.#owner.selected();
    this.#isOpen = true;
    this.mark(
      Math.max(
        0,
        this.#owner.options().findIndex(({ value }) => selected.includes(value)),
      ),
    );
  };

  readonly close = (): void => {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#host.requestUpdate();
    this.#owner.closed?.();
  };

  readonly mark = (place: number): void => {
    this.#active = place;
    this.#host.requestUpdate();
  };

  readonly keyed = listKeyboard(() => ({
    isOpen: this.#isOpen,
    options: this.#owner.options(),
    active: this.#active,
    open: this.open,
    close: this.close,
    choose: this.#owner.choose,
    mark: this.mark,
  }));
}
