import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Scene } from '../../web/protocol.ts';
import { OpenChannelEvent } from '../events.ts';
import { cssColour } from '../message/css-colour.ts';
import { mentionText } from './mention-text.ts';
import type { Mention } from './mention-text.ts';

/** A name; a channel's leads there, a role's has its colour. */
export function renderMention(mention: Mention, scene: Scene): TemplateResult {
  const words = mentionText(mention, scene);
  if (mention.type === 'channel' && scene.channels.some(each => each.id === mention.id)) {
    return html`<button class="mention" @click=${goTo(mention.id)}>${words}</button>`;
  }
  const colour =
    mention.type === 'role' ? scene.guild.roles.find(each => each.id === mention.id)?.color : undefined;
  const style = (colour ?? 0) === 0 ? nothing : `--role: ${cssColour(colour ?? 0)}`;
  return html`<span class="mention" style=${style}>${words}</span>`;
}

/** A link to a message, which the client shows as its channel's name; nothing leaves for Discord. */
export function renderMessageLink(channelId: string, scene: Scene): TemplateResult {
  const channel = scene.channels.find(each => each.id === channelId);
  if (channel === undefined) return html`<span class="mention">#unknown › 💬</span>`;
  const label = `A message in ${channel.name}`;
  return html`<button class="mention" aria-label=${label} @click=${goTo(channelId)}>
    #${channel.name} › 💬
  </button>`;
}

function goTo(channelId: string) {
  return ({ currentTarget }: Event): void => {
    currentTarget?.dispatchEvent(new OpenChannelEvent(channelId));
  };
}
