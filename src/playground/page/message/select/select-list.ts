import type { LitElement, ReactiveController } from 'lit';
import { createListKeyboard } from './list-keyboard.ts';
import { optionId } from './option-list.ts';
import { PopupPosition } from './popup-position.ts';
import type { SelectOption } from './select-options.ts';

/** What a list needs from its select. */
export interface SelectListOptions {
  readonly options: () => readonly SelectOption[];
  readonly selected: () => readonly string[];
  readonly choose: (index: number) => void;
  /** Whether the list cannot be opened for now. */
  readonly isDisabled: () => boolean;
  /** Called before the list opens. */
  readonly onOpen: () => void;
  /** Called after the list has closed. */
  readonly onClose: () => void;
}

/** The list of a select: its open state, active option, position and keyboard. */
export class SelectList implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: SelectListOptions;
  readonly #position: PopupPosition;
  #isOpen = false;
  #active = -1;

  /** @param host renders a button and, while the list is open, an element with the role `listbox` */
  constructor(host: LitElement, options: SelectListOptions) {
    this.#host = host;
    this.#options = options;
    this.#position = new PopupPosition(host, () => {
      const button = host.renderRoot.querySelector('button');
      const popup = host.renderRoot.querySelector<HTMLElement>('[role=listbox]');
      return this.#isOpen && button !== null && popup !== null ? [button, popup] : undefined;
    });
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Index of the active option. */
  get active(): number {
    return this.#active;
  }

  hostUpdated(): void {
    if (!this.#isOpen) return;
    this.#position.update();
    this.#host.renderRoot.querySelector(`#${optionId(this.#active)}`)?.scrollIntoView({ block: 'nearest' });
  }

  readonly toggle = (): void => {
    if (this.#isOpen) this.close();
    else this.open();
  };

  readonly open = (): void => {
    if (this.#options.isDisabled()) return;
    this.#options.onOpen();
    const selected = this.#options.selected();
    this.#isOpen = true;
    this.activate(
      Math.max(
        0,
        this.#options.options().findIndex(({ value }) => selected.includes(value)),
      ),
    );
  };

  readonly close = (): void => {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#host.requestUpdate();
    this.#options.onClose();
  };

  readonly activate = (index: number): void => {
    this.#active = index;
    this.#host.requestUpdate();
  };

  readonly onKeydown = createListKeyboard(() => ({
    isOpen: this.#isOpen,
    options: this.#options.options(),
    active: this.#active,
    open: this.open,
    close: this.close,
    choose: this.#options.choose,
    activate: this.activate,
  }));
}
