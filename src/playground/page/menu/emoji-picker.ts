import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { emojiPickerStyle } from './emoji-picker-style.ts';
import { findEmoji } from './emoji-names.ts';
import type { NamedEmoji } from './emoji-names.ts';
import { gridStep } from './grid-step.ts';

const COLUMNS = 8;

/**
 * A small grid of emoji with a search field, which keeps the focus: arrows go through the grid, Enter picks.
 * @fires emoji - `CustomEvent<string>`: the emoji that was picked
 */
@customElement('chat-emoji-picker')
export class ChatEmojiPicker extends LitElement {
  static override readonly styles = emojiPickerStyle;

  @state() private accessor wanted = '';
  @state() private accessor active = 0;

  override focus(): void {
    // Whoever has just put it in may ask before it is drawn.
    void this.updateComplete.then(() => this.renderRoot.querySelector('input')?.focus());
  }

  protected override updated(): void {
    this.renderRoot.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    const found = findEmoji(this.wanted);
    const current = found[this.active];
    return html`<input
        type="search"
        role="combobox"
        placeholder="Find the perfect emoji"
        aria-label="Find an emoji"
        aria-expanded="true"
        aria-haspopup="grid"
        aria-controls="grid"
        aria-activedescendant=${current === undefined ? nothing : `emoji-${this.active}`}
        .value=${this.wanted}
        @input=${(event: Event) => {
          this.wanted = event.target instanceof HTMLInputElement ? event.target.value : '';
          this.active = 0;
        }}
        @keydown=${(event: KeyboardEvent) => {
          this.#keyed(event, found);
        }}
      />
      <div id="grid" class="grid" role="grid" aria-label="Emoji">
        ${rowsOf(found).map(row => this.#row(row))}
      </div>
      <p role="status">${current === undefined ? 'No emoji is called that' : current.name.split(' ')[0]}</p>`;
  }

  #row(row: readonly (NamedEmoji & { readonly index: number })[]): TemplateResult {
    return html`<div class="row" role="row">
      ${row.map(
        ({ emoji, name, index }) =>
          html`<button
            id="emoji-${index}"
            type="button"
            role="gridcell"
            tabindex="-1"
            class=${index === this.active ? 'active' : ''}
            aria-label=${name}
            aria-selected=${index === this.active}
            @click=${() => {
              this.#pick(emoji);
            }}
          >
            ${emoji}
          </button>`,
      )}
    </div>`;
  }

  #keyed(event: KeyboardEvent, found: readonly NamedEmoji[]): void {
    const picked = found[this.active];
    // Left, Right, Home and End are the text's own while there is one.
    const isText = this.wanted !== '' && !event.key.startsWith('ArrowUp') && event.key !== 'ArrowDown';
    const step = isText ? undefined : gridStep(event.key, this.active, found.length, COLUMNS);
    if (step !== undefined) this.active = step;
    else if (event.key === 'Enter' && picked !== undefined) this.#pick(picked.emoji);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #pick(emoji: string): void {
    this.dispatchEvent(new CustomEvent('emoji', { detail: emoji }));
  }
}

function rowsOf(found: readonly NamedEmoji[]): (NamedEmoji & { readonly index: number })[][] {
  const numbered = found.map((each, index) => ({ ...each, index }));
  const count = Math.ceil(found.length / COLUMNS);
  return Array.from({ length: count }, (_, row) => numbered.slice(row * COLUMNS, (row + 1) * COLUMNS));
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-emoji-picker': ChatEmojiPicker;
  }
}
