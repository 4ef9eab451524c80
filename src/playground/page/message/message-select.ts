import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Select } from '../../rules/select.ts';
import type { Scene } from '../../web/protocol.ts';
import './dots.ts';
import { listKeyboard } from './list-keyboard.ts';
import { optionId, optionList, selectedFace } from './option-list.ts';
import { PopupPlace } from './popup-place.ts';
import { defaultValues, selectOptions } from './select-options.ts';
import type { SelectOption } from './select-options.ts';
import { selectStyles } from './select-styles.ts';
import { afterChoosing, isWorthSending } from './selection.ts';
import { sendAct } from './send-act.ts';

/**
 * A select menu of a message, of any kind. Our own, because the library's does nothing. The focus stays on the button,
 * which names the marked option (WAI-ARIA Authoring Practices, "Select-Only Combobox").
 */
@customElement('chat-select')
export class ChatSelect extends LitElement {
  static override readonly styles = selectStyles;

  @property({ attribute: false }) accessor select: Select | undefined;
  @property({ attribute: false }) accessor scene: Scene | undefined;
  /** The message it is on. */
  @property({ attribute: false }) accessor messageId = '';
  @state() private accessor isOpen = false;
  @state() private accessor isBusy = false;
  @state() private accessor selected: readonly string[] = [];
  /** The place of the marked option. */
  @state() private accessor active = -1;
  @query('button') private accessor button: HTMLElement | null = null;
  @query('[role=listbox]') private accessor popup: HTMLElement | null = null;

  readonly #place = new PopupPlace(this, () =>
    this.isOpen && this.button !== null && this.popup !== null ? [this.button, this.popup] : undefined,
  );
  #options: readonly SelectOption[] = [];
  /** What was selected when the list opened. */
  #atOpening: readonly string[] = [];

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { select, scene } = this;
    if (select === undefined || scene === undefined) return;
    this.#options = selectOptions(select, scene);
    // A message comes anew with everything that happens to it; only another select forgets what was selected.
    const isOther = JSON.stringify(changed.get('select')) !== JSON.stringify(select);
    if (changed.has('select') && isOther) this.selected = defaultValues(select);
  }

  protected override updated(): void {
    if (!this.isOpen) return;
    this.#place.update();
    this.renderRoot.querySelector(`#${optionId(this.active)}`)?.scrollIntoView({ block: 'nearest' });
  }

  override render(): TemplateResult | typeof nothing {
    const { select, isOpen, isBusy, selected, active } = this;
    const options = this.#options;
    if (select === undefined) return nothing;
    const placeholder = select.placeholder ?? 'Make a selection';
    return html`<button
        role="combobox"
        aria-haspopup="listbox"
        aria-expanded=${isOpen ? 'true' : 'false'}
        aria-controls="list"
        aria-label=${placeholder}
        aria-activedescendant=${isOpen && active >= 0 ? optionId(active) : nothing}
        aria-busy=${isBusy ? 'true' : nothing}
        ?disabled=${select.disabled === true}
        @click=${this.#toggle}
        @keydown=${this.#keyed}
        @focusout=${this.#close}
      >
        <span class="face">${selectedFace(options, selected, placeholder)}</span>
        ${isBusy ? html`<chat-dots></chat-dots>` : html`<span class="arrow" aria-hidden="true"></span>`}
      </button>
      ${isOpen ? optionList(options, { selected, active, select, choose: this.#choose }) : nothing}`;
  }

  readonly #toggle = (): void => {
    if (this.isOpen) this.#close();
    else this.#open();
  };

  #open(): void {
    if (this.isBusy) return;
    this.#atOpening = this.selected;
    this.active = Math.max(
      0,
      this.#options.findIndex(({ value }) => this.selected.includes(value)),
    );
    this.isOpen = true;
  }

  readonly #close = (): void => {
    if (!this.isOpen || this.select === undefined) return;
    this.isOpen = false;
    if (this.select.max_values === 1) return;
    if (isWorthSending(this.selected, this.#atOpening, this.select)) void this.#send();
    else this.selected = this.#atOpening;
  };

  readonly #choose = (place: number): void => {
    const option = this.#options[place];
    if (option === undefined || this.select === undefined) return;
    this.active = place;
    this.selected = afterChoosing(option.value, this.selected, this.select);
    if (this.select.max_values > 1) return;
    this.isOpen = false;
    void this.#send();
  };

  async #send(): Promise<void> {
    const { select, selected, messageId } = this;
    if (select === undefined) return;
    this.isBusy = true;
    await sendAct(this, { kind: 'select', message: messageId, customId: select.custom_id, values: selected });
    this.isBusy = false;
  }

  readonly #keyed = listKeyboard(() => ({
    isOpen: this.isOpen,
    options: this.#options,
    active: this.active,
    open: () => this.#open(),
    close: this.#close,
    choose: this.#choose,
    mark: place => {
      this.active = place;
    },
  }));
}
