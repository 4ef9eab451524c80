import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { MessageType } from 'discord-api-types/payloads/v10';
import type { MessageView } from '../../../web/protocol.ts';
import type { RenderContext } from '../../markdown/render-context.ts';
import { ShowMessageEvent } from '../../events.ts';
import { parseMarkdown } from '../../markdown/parse.ts';
import { plainText } from '../../markdown/plain-text.ts';
import { avatarUrl } from '../avatar.ts';
import './command-line.ts';
import { displayName } from '../user.ts';
import './reply-line.ts';

/** Renders the line above a message: the command it responds to, or the message it replies to; nothing for others. */
export function originLine(
  message: MessageView,
  context: RenderContext,
  light: boolean,
): TemplateResult | typeof nothing {
  const { interaction, repliedTo } = message;
  if (interaction?.name !== undefined) return commandLine(message, interaction.name, interaction.user, light);
  if (repliedTo === undefined) return nothing;
  if (repliedTo === null) {
    return html`<chat-reply slot="reply" deleted ?light-theme=${light}></chat-reply>`;
  }
  const { id, author, content } = repliedTo;
  const words = plainText(parseMarkdown(content), context).replaceAll(/\s+/gu, ' ');
  return html`<chat-reply
    slot="reply"
    .author=${displayName(author)}
    .avatar=${avatarUrl(author)}
    .bot=${author.bot}
    ?light-theme=${light}
    ><button class="quote" title="Jump to the message" @click=${showMessage(id)}>
      ${words === '' ? html`<em>A message without text</em>` : words}
    </button></chat-reply
  >`;
}

function showMessage(messageId: string) {
  return ({ currentTarget }: Event): void => {
    currentTarget?.dispatchEvent(new ShowMessageEvent(messageId));
  };
}

/** Renders the line of a command. The library’s line for context menu commands needs their target, which is unknown here. */
function commandLine(
  { type }: MessageView,
  name: string,
  user: MessageView['author'],
  light: boolean,
): TemplateResult {
  const [author, avatar] = [displayName(user), avatarUrl(user)];
  if (type === MessageType.ContextMenuCommand) {
    return html`<chat-reply slot="reply" .author=${author} .avatar=${avatar} ?light-theme=${light}
      >used <strong>${name}</strong></chat-reply
    >`;
  }
  return html`<chat-command
    slot="reply"
    type="slash_command"
    .author=${author}
    .avatar=${avatar}
    .command=${name}
    ?light-theme=${light}
  ></chat-command>`;
}
