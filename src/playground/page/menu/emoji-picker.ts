import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { emojiPickerStyles } from './emoji-picker-styles.ts';
import { emojiRows, type EmojiRow, type EmojiRows } from './emoji-rows.ts';
import { findEmoji } from './find-emoji.ts';
import { FREQUENT_EMOJI } from './frequent-emoji.ts';
import { gridStep } from './grid-step.ts';
import type { EmojiGroup, NamedEmoji } from './named-emoji.ts';

const COLUMNS = 8;

/**
 * A grid of all emoji with a search field. The field keeps the focus: arrows move through the grid, Enter picks.
 * @fires emoji - `CustomEvent<string>`: the emoji that was picked
 */
@customElement('chat-emoji-picker')
export class ChatEmojiPicker extends LitElement {
  static override readonly styles = emojiPickerStyles;

  @state() private accessor query = '';
  @state() private accessor active = 0;
  /** Undefined until they are loaded. */
  @state() private accessor groups: readonly EmojiGroup[] | undefined;
  @state() private accessor hasFailed = false;
  #shown: readonly EmojiRows[] = [];
  #loading: Promise<void> | undefined;

  override focus(): void {
    // The element may just have been inserted and not yet be rendered.
    void this.updateComplete.then(() => this.renderRoot.querySelector('input')?.focus());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#loading = this.#load();
  }

  async #load(): Promise<void> {
    try {
      const { EMOJI_GROUPS } = await import('./emoji-groups.ts');
      this.groups = EMOJI_GROUPS;
    } catch (error) {
      this.hasFailed = true;
      console.error(error);
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.hasUpdated && !changed.has('query') && !changed.has('groups')) return;
    const groups = this.groups ?? [];
    const shown =
      this.query.trim() === ''
        ? [FREQUENT_EMOJI, ...groups]
        : [{ name: 'Search results', emoji: findEmoji(this.query, groups) }];
    this.#shown = emojiRows(shown, COLUMNS);
  }

  protected override updated(): void {
    this.renderRoot.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }

  get #rows(): readonly EmojiRow[] {
    return this.#shown.flatMap(({ rows }) => rows);
  }

  get #current(): NamedEmoji | undefined {
    return this.#rows.flatMap(({ emoji }) => emoji)[this.active];
  }

  protected override render(): TemplateResult {
    return html`<input
        type="search"
        role="combobox"
        placeholder="Find the perfect emoji"
        aria-label="Find an emoji"
        aria-expanded="true"
        aria-haspopup="grid"
        aria-controls="grid"
        aria-activedescendant=${this.#current === undefined ? nothing : `emoji-${this.active}`}
        .value=${this.query}
        @input=${(event: Event) => {
          this.query = event.target instanceof HTMLInputElement ? event.target.value : '';
          this.active = 0;
        }}
        @keydown=${this.#onKeydown}
      />
      <div id="grid" class="grid" role="grid" aria-label="Emoji">
        ${this.#shown.map(group => this.#group(group))}
      </div>
      <p role="status">${this.#statusText}</p>`;
  }

  #group({ name, rows }: EmojiRows): TemplateResult {
    return html`<div role="rowgroup" aria-label=${name}>
      <div class="title" aria-hidden="true">${name}</div>
      ${rows.map(row => this.#row(row))}
    </div>`;
  }

  #row({ start, emoji: row }: EmojiRow): TemplateResult {
    return html`<div class="row" role="row">
      ${row.map(({ emoji, name }, column) => {
        const index = start + column;
        return html`<button
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
        </button>`;
      })}
    </div>`;
  }

  get #statusText(): string {
    if (this.hasFailed) return 'The emoji could not be loaded. Reload the page.';
    if (this.groups === undefined) return 'Loading emoji…';
    return this.#current?.name ?? 'No emoji found';
  }

  #onKeydown(event: KeyboardEvent): void {
    // Left, Right, Home and End move in the text while there is any.
    const isForText = this.query !== '' && event.key !== 'ArrowUp' && event.key !== 'ArrowDown';
    const rows = this.#rows.map(({ emoji }) => emoji.length);
    const step = isForText ? undefined : gridStep(event.key, this.active, rows);
    if (step !== undefined) this.active = step;
    else if (event.key === 'Enter') void this.#pickCurrent();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Picks the marked emoji; Enter pressed before the emoji are loaded takes effect once they are. */
  async #pickCurrent(): Promise<void> {
    await this.#loading;
    await this.updateComplete;
    if (this.#current !== undefined) this.#pick(this.#current.emoji);
  }

  #pick(emoji: string): void {
    this.dispatchEvent(new CustomEvent('emoji', { detail: emoji }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-emoji-picker': ChatEmojiPicker;
  }
}
