import { DiscordReply } from '@skyra/discord-components-core/discord-reply.js';
import { css } from 'lit';
import { customElement } from 'lit/decorators.js';

/** The library’s line above a reply, truncated at the message’s right edge, which the library’s overflows. */
@customElement('chat-reply')
export class ChatReply extends DiscordReply {
  static override readonly styles = css`
    ${DiscordReply.styles}
    :host {
      min-width: 0;
      color: var(--text-muted);
      font-family: var(--font);
    }
    .discord-replied-message-username,
    :host([light-theme]) .discord-replied-message-username {
      color: var(--text-strong);
      opacity: 1;
    }
    .discord-replied-message-content {
      min-width: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      cursor: default;
    }
  `;
}
