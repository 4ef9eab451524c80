import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Select } from '../../../discord-emulator/validation/select.ts';
import type { Scene } from '../../web/protocol.ts';
import { OpenList } from '../message/open-list.ts';
import { optionId, optionList, selectedFace } from '../message/option-list.ts';
import { selectOptions } from '../message/select-options.ts';
import type { SelectOption } from '../message/select-options.ts';
import { selectStyles } from '../message/select-styles.ts';
import { afterChoosing } from '../message/selection.ts';
import { pickBounds } from './modal-values.ts';
import { PickEvent } from './pick-event.ts';

/**
 * A select of a modal: looks and behaves as those of messages do, yet sends nothing by itself (PickEvent). The focus stays
 * on the button, which names the marked option (WAI-ARIA Authoring Practices, "Select-Only Combobox").
 */
@customElement('chat-modal-select')
export class ChatModalSelect extends LitElement {
  static override readonly styles = [
    selectStyles,
    css`
      :host {
        max-width: none;
      }
      button[aria-invalid='true'] {
        border-color: var(--danger-text);
      }
    `,
  ];

  /** For those who do not see it. */
  @property({ attribute: false }) accessor label = '';
  @property({ attribute: false }) accessor select: Select | undefined;
  @property({ attribute: false }) accessor scene: Scene | undefined;
  @property({ attribute: false }) accessor values: readonly string[] = [];
  @property({ attribute: false }) accessor invalid = false;

  @query('button') private accessor button: HTMLElement | null = null;
  readonly #list = new OpenList(this, {
    options: () => this.#options,
    selected: () => this.values,
    choose: place => this.#choose(place),
  });

  get #options(): readonly SelectOption[] {
    const { select, scene } = this;
    return select === undefined || scene === undefined ? [] : selectOptions(select, scene);
  }

  override focus(): void {
    // Whoever has just put it in may ask before it is drawn.
    void this.updateComplete.then(() => this.button?.focus());
  }

  protected override render(): TemplateResult | typeof nothing {
    const { select, values } = this;
    const { isOpen, active, toggle, keyed, close } = this.#list;
    if (select === undefined) return nothing;
    const options = this.#options;
    return html`<button
        type="button"
        role="combobox"
        aria-label=${this.label}
        aria-haspopup="listbox"
        aria-expanded=${isOpen}
        aria-controls="list"
        aria-activedescendant=${isOpen ? optionId(active) : nothing}
        aria-invalid=${this.invalid}
        @click=${toggle}
        @keydown=${keyed}
        @focusout=${close}
      >
        <span class="face">${selectedFace(options, values, select.placeholder ?? 'Make a selection')}</span>
        <span class="arrow" aria-hidden="true"></span>
      </button>
      ${isOpen ? optionList(options, { selected: values, active, select, choose: this.#choose }) : nothing}`;
  }

  readonly #choose = (place: number): void => {
    const { select } = this;
    const option = this.#options[place];
    if (option === undefined || select === undefined) return;
    this.#list.mark(place);
    if (select.max_values === 1) this.#list.close();
    this.dispatchEvent(new PickEvent(afterChoosing(option.value, this.values, pickBounds(select))));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-modal-select': ChatModalSelect;
  }
}
