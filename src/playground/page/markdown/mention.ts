import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Scene } from '../../web/protocol.ts';
import { OpenChannelEvent } from '../events.ts';
import { cssColour } from '../message/css-colour.ts';
import { mentionText } from './mention-text.ts';
import type { Mention } from './mention-text.ts';

/** Renders a mention: a channel as a button that opens it, a role in its colour. */
export function renderMention(mention: Mention, scene: Scene): TemplateResult {
  const text = mentionText(mention, scene);
  if (mention.type === 'channel' && scene.channels.some(each => each.id === mention.id)) {
    return html`<button class="mention" @click=${openChannel(mention.id)}>${text}</button>`;
  }
  const colour =
    mention.type === 'role' ? scene.guild.roles.find(each => each.id === mention.id)?.color : undefined;
  const style = (colour ?? 0) === 0 ? nothing : `--role: ${cssColour(colour ?? 0)}`;
  return html`<span class="mention" style=${style}>${text}</span>`;
}

/** Renders a link to a message as its channel’s name, as the client does; it does not lead to Discord. */
export function renderMessageLink(channelId: string, scene: Scene): TemplateResult {
  const channel = scene.channels.find(each => each.id === channelId);
  if (channel === undefined) return html`<span class="mention">#unknown › 💬</span>`;
  const label = `A message in ${channel.name}`;
  return html`<button class="mention" aria-label=${label} @click=${openChannel(channelId)}>
    #${channel.name} › 💬
  </button>`;
}

function openChannel(channelId: string) {
  return ({ currentTarget }: Event): void => {
    currentTarget?.dispatchEvent(new OpenChannelEvent(channelId));
  };
}
