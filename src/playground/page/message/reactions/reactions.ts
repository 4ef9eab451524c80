import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { MessageView, ReactionView, Scene } from '../../../web/protocol.ts';
import { addReaction } from './add-reaction.ts';
import { renderEmoji } from '../emoji.ts';
import { canReact } from './can-react.ts';
import { reactionText } from './reaction-text.ts';
import { sendAction } from '../send-action.ts';

/** The reactions to a message. The library’s are not used because they are not buttons and load images. */
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
    /* Always reachable by Tab; visible where the message allows it, and on devices without hover. */
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

  /** Their message. */
  @property({ attribute: false }) accessor message: MessageView | undefined;
  @property({ attribute: false }) accessor scene: Scene | undefined;
  /** Emoji whose request is pending. */
  @state() private accessor sending: readonly string[] = [];

  override render(): TemplateResult | typeof nothing {
    const { message, scene } = this;
    if (message === undefined || scene === undefined) return nothing;
    return html`${message.reactions.map(each => this.#renderReaction(each, message, scene))}
    ${canReact(message, scene) ? addReaction(message) : nothing}`;
  }

  #renderReaction(reaction: ReactionView, message: MessageView, scene: Scene): TemplateResult {
    const label = reactionText(reaction, scene);
    return html`<button
      aria-pressed=${reaction.me ? 'true' : 'false'}
      aria-label=${label}
      title=${label}
      aria-busy=${this.sending.includes(emojiParameter(reaction)) ? 'true' : nothing}
      @click=${() => this.#toggle(reaction, message)}
    >
      ${renderEmoji(reaction.emoji)}<span>${reaction.count}</span>
    </button>`;
  }

  async #toggle(reaction: ReactionView, { id }: MessageView): Promise<void> {
    const emoji = emojiParameter(reaction);
    if (this.sending.includes(emoji)) return;
    this.sending = [...this.sending, emoji];
    await sendAction(this, { kind: reaction.me ? 'unreact' : 'react', message: id, emoji });
    this.sending = this.sending.filter(each => each !== emoji);
  }
}

/** Returns an emoji as the API’s paths have it (docs, "Create Reaction"). */
function emojiParameter({ emoji }: ReactionView): string {
  return emoji.id === null ? emoji.name : `${emoji.name}:${emoji.id}`;
}
