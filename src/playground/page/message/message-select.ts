import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Select } from '../../../discord-emulator/validation/select.ts';
import type { Scene } from '../../web/protocol.ts';
import './dots.ts';
import { OpenList } from './open-list.ts';
import { optionId, optionList, selectedFace } from './option-list.ts';
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
  @state() private accessor isBusy = false;
  @state() private accessor selected: readonly string[] = [];
  readonly #list = new OpenList(this, {
    options: () => this.#options,
    selected: () => this.selected,
    choose: place => this.#choose(place),
    isShut: () => this.isBusy,
    opened: () => {
      this.#atOpening = this.selected;
    },
    closed: () => this.#closed(),
  });
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

  override render(): TemplateResult | typeof nothing {
    const { select, isBusy, selected } = this;
    const { isOpen, active, toggle, keyed, close } = this.#list;
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
        @keydown=${keyed}
        @focusout=${close}
      >
        <span class="face">${selectedFace(options, selected, placeholder)}</span>
        ${isBusy ? html`<chat-dots></chat-dots>` : html`<span class="arrow" aria-hidden="true"></span>`}
      </button>
      ${isOpen ? optionList(options, { selected, active, select, choose: this.#choose }) : nothing}`;
  }

  /** Several are sent when the list closes; one was sent when it was chosen. */
  #closed(): void {
    if (this.select === undefined || this.select.max_values === 1) return;
    if (isWorthSending(this.selected, this.#atOpening, this.select)) void this.#send();
    else this.selected = this.#atOpening;
  }

  readonly #choose = (place: number): void => {
    const option = this.#options[place];
    if (option === undefined || this.select === undefined) return;
    this.#list.mark(place);
    this.selected = afterChoosing(option.value, this.selected, this.select);
    if (this.select.max_values > 1) return;
    this.#list.close();
    void this.#send();
  };

  async #send(): Promise<void> {
    const { select, selected, messageId } = this;
    if (select === undefined) return;
    this.isBusy = true;
    await sendAct(this, { kind: 'select', message: messageId, customId: select.custom_id, values: selected });
    this.isBusy = false;
  }
}
