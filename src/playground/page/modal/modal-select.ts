import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { modalSelectStyle } from './modal-select-style.ts';
import { listStep } from '../composer/list-step.ts';
import { PickEvent } from './pick-event.ts';
import type { Pickable } from './modal-parts.ts';
import { toggled } from './modal-values.ts';

/**
 * A select of a modal: a button that opens a list below it (ARIA, "select-only combobox"). The list pushes what follows
 * down, so that the dialog's edge cuts nothing off.
 */
@customElement('chat-modal-select')
export class ChatModalSelect extends LitElement {
  static override readonly styles = modalSelectStyle;

  /** For those who do not see it. */
  @property({ attribute: false }) accessor label = '';
  @property({ attribute: false }) accessor placeholder = '';
  @property({ attribute: false }) accessor options: readonly Pickable[] = [];
  @property({ attribute: false }) accessor values: readonly string[] = [];
  /** How many can be picked. */
  @property({ attribute: false }) accessor most = 1;
  @property({ attribute: false }) accessor invalid = false;

  @state() private accessor isOpen = false;
  @state() private accessor active = 0;

  protected override updated(): void {
    this.renderRoot.querySelector('li.active')?.scrollIntoView({ block: 'nearest' });
  }

  override focus(): void {
    // Whoever has just put it in may ask before it is drawn.
    void this.updateComplete.then(() => this.renderRoot.querySelector('button')?.focus());
  }

  protected override render(): TemplateResult {
    const shown = this.options.filter(({ value }) => this.values.includes(value)).map(({ label }) => label);
    return html`<button
        type="button"
        role="combobox"
        aria-label=${this.label}
        aria-haspopup="listbox"
        aria-expanded=${this.isOpen}
        aria-controls="options"
        aria-activedescendant=${this.isOpen ? `option-${this.active}` : nothing}
        aria-invalid=${this.invalid}
        @click=${() => {
          this.isOpen = !this.isOpen;
        }}
        @keydown=${this.#keyed}
        @blur=${() => {
          this.isOpen = false;
        }}
      >
        <span class=${shown.length === 0 ? 'shown placeholder' : 'shown'}>
          ${shown.length === 0 ? this.placeholder : shown.join(', ')}
        </span>
        <span aria-hidden="true">${this.isOpen ? '▴' : '▾'}</span>
      </button>
      ${this.isOpen ? this.#list() : nothing}`;
  }

  #list(): TemplateResult {
    return html`<ul
      id="options"
      role="listbox"
      aria-label=${this.label}
      aria-multiselectable=${this.most > 1}
    >
      ${this.options.map(
        ({ value, label, note, emoji }, index) =>
          html`<li
            id="option-${index}"
            role="option"
            class=${index === this.active ? 'active' : ''}
            aria-selected=${this.values.includes(value)}
            @pointerdown=${(event: Event) => {
              // The focus stays on the button.
              event.preventDefault();
            }}
            @click=${() => {
              this.#pick(value);
            }}
          >
            ${emoji === '' ? nothing : html`<span aria-hidden="true">${emoji}</span>`}
            <span class="words"
              >${label}${note === '' ? nothing : html`<span class="note">${note}</span>`}</span
            >
            ${this.values.includes(value) ? html`<span class="mark" aria-hidden="true">✓</span>` : nothing}
          </li>`,
      )}
    </ul>`;
  }

  #keyed(event: KeyboardEvent): void {
    const step = listStep(event.key, this.isOpen ? this.active : 0, this.options.length);
    const isPress = event.key === 'Enter' || event.key === ' ';
    const option = this.options[this.active];
    if (step >= 0) {
      if (this.isOpen) this.active = step;
      this.isOpen = true;
    } else if (this.isOpen && isPress && option !== undefined) {
      this.#pick(option.value);
    } else if (this.isOpen && event.key === 'Escape') {
      this.isOpen = false;
    } else {
      return;
    }
    // Nothing of it reaches the button or the dialog, which has an Escape of its own.
    event.preventDefault();
  }

  #pick(value: string): void {
    this.active = this.options.findIndex(option => option.value === value);
    if (this.most === 1) this.isOpen = false;
    this.dispatchEvent(new PickEvent(toggled(this.values, value, this.most)));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-modal-select': ChatModalSelect;
  }
}
