import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Select } from '../../../../discord-emulator/validation/select.ts';
import type { Scene } from '../../../web/protocol.ts';
import '../loading-dots.ts';
import { SelectList } from './select-list.ts';
import { optionId, renderOptionList, renderSelected } from './option-list.ts';
import { defaultValues, selectOptions } from './select-options.ts';
import type { SelectOption } from './select-options.ts';
import { selectStyles } from './select-styles.ts';
import { toggleOption, isWorthSending } from './selection.ts';
import { sendAction } from '../send-action.ts';

/**
 * A select menu of a message, of any kind. The library’s is not used because it does nothing. The focus stays on the button,
 * which references the active option (WAI-ARIA Authoring Practices, "Select-Only Combobox").
 */
@customElement('chat-select')
export class ChatSelect extends LitElement {
  static override readonly styles = selectStyles;

  @property({ attribute: false }) accessor select: Select | undefined;
  @property({ attribute: false }) accessor scene: Scene | undefined;
  /** Id of its message. */
  @property({ attribute: false }) accessor messageId = '';
  @state() private accessor isBusy = false;
  @state() private accessor selected: readonly string[] = [];
  readonly #list = new SelectList(this, {
    options: () => this.#options,
    selected: () => this.selected,
    choose: index => this.#choose(index),
    isDisabled: () => this.isBusy,
    onOpen: () => {
      this.#selectedBefore = this.selected;
    },
    onClose: () => this.#onClose(),
  });
  #options: readonly SelectOption[] = [];
  /** The selection when the list was opened. */
  #selectedBefore: readonly string[] = [];

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { select, scene } = this;
    if (select === undefined || scene === undefined) return;
    this.#options = selectOptions(select, scene);
    // Each change of the message creates a new object; only a different select resets the selection.
    const isDifferent = JSON.stringify(changed.get('select')) !== JSON.stringify(select);
    if (changed.has('select') && isDifferent) this.selected = defaultValues(select);
  }

  override render(): TemplateResult | typeof nothing {
    const { select, isBusy, selected } = this;
    const { isOpen, active, toggle, onKeydown, close } = this.#list;
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
        @click=${toggle}
        @keydown=${onKeydown}
        @focusout=${close}
      >
        <span class="face">${renderSelected(options, selected, placeholder)}</span>
        ${isBusy ? html`<chat-dots></chat-dots>` : html`<span class="arrow" aria-hidden="true"></span>`}
      </button>
      ${isOpen ? renderOptionList(options, { selected, active, select, choose: this.#choose }) : nothing}`;
  }

  /** Sends a multiple selection when the list closes; a single one is sent when it is chosen. */
  #onClose(): void {
    if (this.select === undefined || this.select.max_values === 1) return;
    if (isWorthSending(this.selected, this.#selectedBefore, this.select)) void this.#send();
    else this.selected = this.#selectedBefore;
  }

  readonly #choose = (index: number): void => {
    const option = this.#options[index];
    if (option === undefined || this.select === undefined) return;
    this.#list.activate(index);
    this.selected = toggleOption(option.value, this.selected, this.select);
    if (this.select.max_values > 1) return;
    this.#list.close();
    void this.#send();
  };

  async #send(): Promise<void> {
    const { select, selected, messageId } = this;
    if (select === undefined) return;
    this.isBusy = true;
    await sendAction(this, {
      kind: 'select',
      message: messageId,
      customId: select.custom_id,
      values: selected,
    });
    this.isBusy = false;
  }
}
