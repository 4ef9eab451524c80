import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { MessageView, ReactionView, Scene } from '../../web/protocol.ts';
import { addReaction } from './add-reaction.ts';
import { drawEmoji } from './emoji.ts';
import { mayReact } from './may-react.ts';
import { reactionWords } from './reaction-words.ts';
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
    /* In the order of Tab always; to be seen where the message says so, and where nothing hovers. */
    .add {
      padding: 1px 6px;
      background: none;
      opacity: var(--add-reaction, 0);
    }
    .add:focus-visible {
      opacity: 1;
    }
    .add svg {
      width: 18px;
      height: 18px;
    }
    @media (hover: none) {
      .add {
        opacity: 1;
      }
    }
    :focus-visible {
      outline: 2px solid var(--brand);
      outline-offset: 1px;
    }
  `;

  /** The message they are on. */
  @property({ attribute: false }) accessor message: MessageView | undefined;
  @property({ attribute: false }) accessor scene: Scene | undefined;
  /** The emoji that are on their way. */
  @state() private accessor sending: readonly string[] = [];

  override render(): TemplateResult | typeof nothing {
    const { message, scene } = this;
    if (message === undefined || scene === undefined) return nothing;
    return html`${message.reactions.map(each => this.#renderReaction(each, message, scene))}
    ${mayReact(message, scene) ? addReaction(message) : nothing}`;
  }

  #renderReaction(reaction: ReactionView, message: MessageView, scene: Scene): TemplateResult {
    const words = reactionWords(reaction, scene);
    return html`<button
      aria-pressed=${reaction.me ? 'true' : 'false'}
      aria-label=${words}
      title=${words}
      aria-busy=${this.sending.includes(writtenEmoji(reaction)) ? 'true' : nothing}
      @click=${() => this.#toggle(reaction, message)}
    >
      ${drawEmoji(reaction.emoji)}<span>${reaction.count}</span>
    </button>`;
  }

  async #toggle(reaction: ReactionView, { id }: MessageView): Promise<void> {
    const emoji = writtenEmoji(reaction);
    if (this.sending.includes(emoji)) return;
    this.sending = [...this.sending, emoji];
    await sendAct(this, { kind: reaction.me ? 'unreact' : 'react', message: id, emoji });
    this.sending = this.sending.filter(each => each !== emoji);
  }
}

/** As the address of a reaction names it (docs, "Create Reaction"). */
function writtenEmoji({ emoji }: ReactionView): string {
  return emoji.id === null ? emoji.name : `${emoji.name}:${emoji.id}`;
}
