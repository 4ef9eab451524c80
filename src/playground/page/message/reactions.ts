import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ReactionView } from '../../web/protocol.ts';
import { drawEmoji, emojiWords } from './emoji.ts';
import { sendAct } from './send-act.ts';

/** The reactions to a message. Our own, because the library's are no buttons and load pictures. */
@customElement('chat-reactions')
export class ChatReactions extends LitElement {
  static override readonly styles = css`
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      margin-top: 4px;
    }
    button {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-height: 26px;
      padding: 1px 8px;
      font: 500 14px/20px var(--font);
      color: var(--text-muted);
      background: var(--bg-reaction);
      border: 1px solid transparent;
      border-radius: 8px;
      cursor: pointer;
    }
    button:hover {
      border-color: var(--text-muted);
    }
    [aria-pressed='true'] {
      color: var(--text-mention);
      background: var(--bg-reaction-mine);
      border-color: var(--brand);
    }
    .emoji {
      font-size: 16px;
    }
    :focus-visible {
      outline: 2px solid var(--brand);
      outline-offset: 1px;
    }
  `;

  @property({ attribute: false }) accessor reactions: readonly ReactionView[] = [];
  /** The message they are on. */
  @property({ attribute: false }) accessor messageId = '';
  /** The emoji that are on their way. */
  @state() private accessor sending: readonly string[] = [];

  override render(): TemplateResult[] {
    return this.reactions.map(reaction => {
      const written = writtenEmoji(reaction);
      return html`<button
        aria-pressed=${reaction.me ? 'true' : 'false'}
        aria-label=${label(reaction)}
        aria-busy=${this.sending.includes(written) ? 'true' : nothing}
        @click=${() => this.toggle(reaction)}
      >
        ${drawEmoji(reaction.emoji)}<span>${reaction.count}</span>
      </button>`;
    });
  }

  private async toggle(reaction: ReactionView): Promise<void> {
    const emoji = writtenEmoji(reaction);
    if (this.sending.includes(emoji)) return;
    this.sending = [...this.sending, emoji];
    await sendAct(this, { kind: reaction.me ? 'unreact' : 'react', message: this.messageId, emoji });
    this.sending = this.sending.filter(each => each !== emoji);
  }
}

/** As the address of a reaction names it (docs, "Create Reaction"). */
function writtenEmoji({ emoji }: ReactionView): string {
  return emoji.id === null ? emoji.name : `${emoji.name}:${emoji.id}`;
}

function label({ emoji, count, me }: ReactionView): string {
  const reactions = count === 1 ? '1 reaction' : `${count} reactions`;
  return `${emojiWords(emoji)}, ${reactions}${me ? ', one of them yours' : ''}`;
}
