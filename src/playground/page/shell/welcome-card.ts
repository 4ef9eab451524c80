import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { WelcomeSuggestion, Welcome } from '../../web/protocol.ts';
import { ICONS } from './icons.ts';
import { controlStyles } from './shared-styles.ts';
import { PageEvent } from '../page-event.ts';

/** Requests that a suggestion is carried out. */
export class TryEvent extends PageEvent {
  static readonly type = 'try';
  readonly suggestion: WelcomeSuggestion;
  constructor(suggestion: WelcomeSuggestion) {
    super(TryEvent.type);
    this.suggestion = suggestion;
  }
}

/** Requests that the card is hidden for good. */
class WelcomedEvent extends PageEvent {
  static readonly type = 'welcomed';
  constructor() {
    super(WelcomedEvent.type);
  }
}

/** Explains the playground, with suggestions to try with one click each; it goes when all are tried. */
@customElement('chat-welcome')
export class ChatWelcome extends LitElement {
  @property({ attribute: false }) accessor welcome: Welcome | undefined;
  @state() private accessor tried: ReadonlySet<string> = new Set();

  static override readonly styles = [
    controlStyles,
    css`
      section {
        position: relative;
        margin: 12px 16px 0;
        padding: 12px 44px 14px 16px;
        border: 1px solid var(--border);
        border-radius: 8px;
        background: var(--bg-card);
      }
      h2 {
        margin: 0 0 2px;
        font-size: 18px;
        color: var(--text-strong);
      }
      p {
        margin: 0;
        font-size: 14px;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin: 10px 0 0;
        padding: 0;
        list-style: none;
      }
      .solid {
        font-size: 14px;
      }
      button.tried,
      button.tried:hover:not(:disabled) {
        background: var(--button-grey);
      }
      .close {
        position: absolute;
        inset: 8px 8px auto auto;
      }
      @media (max-height: 480px) {
        p {
          display: none;
        }
        section {
          max-height: 35vh;
          overflow-y: auto;
        }
      }
      @media (max-width: 700px) {
        section {
          margin: 8px 8px 0;
          padding: 8px 40px 10px 12px;
        }
        ul {
          gap: 6px;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    if (this.welcome === undefined) return nothing;
    const { title, text, suggestions } = this.welcome;
    return html`<section aria-labelledby="title">
      <h2 id="title">${title}</h2>
      ${this.tried.size === 0 ? html`<p>${text}</p>` : nothing}
      <ul>
        ${suggestions.map(each => html`<li>${this.#button(each)}</li>`)}
      </ul>
      <button class="icon close" aria-label="Close the welcome" @click=${this.#close}>${ICONS.close}</button>
    </section>`;
  }

  #button(suggestion: WelcomeSuggestion): TemplateResult {
    const isTried = this.tried.has(suggestion.label);
    return html`<button
      class="solid ${isTried ? 'tried' : ''}"
      title=${suggestion.hint}
      @click=${() => this.#try(suggestion)}
    >
      ${isTried ? '✓ ' : ''}${suggestion.label}
    </button>`;
  }

  /** Carries a suggestion out; after the last one the card goes. */
  #try(suggestion: WelcomeSuggestion): void {
    this.tried = new Set([...this.tried, suggestion.label]);
    this.dispatchEvent(new TryEvent(suggestion));
    if (this.welcome?.suggestions.every(each => this.tried.has(each.label)) === true) this.#close();
  }

  #close(): void {
    this.dispatchEvent(new WelcomedEvent());
  }
}
