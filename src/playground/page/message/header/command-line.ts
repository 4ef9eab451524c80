import { DiscordCommand } from '@skyra/discord-components-core/discord-command.js';
import { css } from 'lit';
import { customElement } from 'lit/decorators.js';

/** The library’s line above a command’s response, in the page’s colours, which have more contrast than its own. */
@customElement('chat-command')
export class ChatCommand extends DiscordCommand {
  static override readonly styles = [
    ...DiscordCommand.styles,
    css`
      :host {
        color: var(--text-muted);
        font-family: var(--font);
      }
      .discord-replied-message-username,
      :host([light-theme]) .discord-replied-message-username {
        color: var(--text-strong);
        opacity: 1;
      }
      :host .discord-slash-command-name,
      :host .discord-slash-command-name:hover {
        color: var(--text-mention) !important;
        background: var(--bg-mention);
      }
    `,
  ];
}
