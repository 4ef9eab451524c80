import { DiscordMessage } from '@skyra/discord-components-core/discord-message.js';
import { css } from 'lit';
import { customElement } from 'lit/decorators.js';

/**
 * The library’s message: avatar, name, time and slots for the rest. It has the page’s colours, which have more contrast than
 * the library’s, and fits narrow screens.
 */
@customElement('chat-frame')
export class ChatFrame extends DiscordMessage {
  static override readonly styles = css`
    ${DiscordMessage.styles}
    :host {
      color: var(--text);
      font-family: var(--font);
      font-size: 1rem;
      line-height: 1.375;
      padding: 2px 16px;
    }
    :host(:hover) {
      background: color-mix(in srgb, var(--bg-hover) 50%, transparent);
    }
    .discord-message-content {
      min-width: 0;
      line-height: 1.375;
    }
    /* A message without a header, below another of its author: close to it, with its time at the first line. */
    .discord-message-inner-center {
      align-items: flex-start;
    }
    .discord-message-inner-center .discord-message-content {
      padding-top: 0;
    }
    .discord-message-body-only-indent {
      flex: none;
      margin: 0;
      line-height: 22px;
    }
    .discord-author-avatar img {
      cursor: default;
    }
    .discord-message-timestamp,
    :host([light-theme]) .discord-message-timestamp,
    .discord-message-edited,
    :host([light-theme]) .discord-message-edited {
      color: var(--text-muted);
    }
    /* A long press opens the menu, which can copy the text. */
    @media (hover: none) and (pointer: coarse) {
      :host {
        user-select: none;
        -webkit-user-select: none;
        -webkit-touch-callout: none;
      }
    }
    @media (max-width: 480px) {
      :host {
        padding: 2px 10px;
      }
      .discord-author-avatar {
        min-width: 36px;
        margin-right: 10px;
      }
      .discord-author-avatar img {
        width: 36px;
        height: 36px;
      }
      .discord-message-body-only-indent {
        width: 46px;
      }
    }
  `;
}
