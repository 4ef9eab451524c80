import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Embed } from '../../../../discord-emulator/validation/embed.ts';
import type { MessageView, Scene } from '../../../web/protocol.ts';
import '../../markdown/markdown.ts';
import { isWebLink } from '../../menu/web-link.ts';
import { cssColour } from '../css-colour.ts';
import { embedStyles } from './embed-styles.ts';
import { messageTime } from '../message-time.ts';
import '../attachments/picture.ts';

/**
 * An embed. The library’s is not used because it does not render Markdown in titles, and takes a long number in a title
 * for an emoji, which it would fetch from Discord.
 */
@customElement('chat-embed')
export class ChatEmbed extends LitElement {
  static override readonly styles = embedStyles;

  @property({ attribute: false }) accessor embed: Embed | undefined;
  @property({ attribute: false }) accessor attachments: MessageView['attachments'] = [];
  @property({ attribute: false }) accessor scene: Scene | undefined;
  /** ms since the epoch, UTC */
  @property({ attribute: false }) accessor now = 0;

  override render(): TemplateResult | typeof nothing {
    const { embed } = this;
    if (embed === undefined) return nothing;
    const { color, thumbnail, image, description, fields } = embed;
    const bar = typeof color === 'number' ? `border-color: ${cssColour(color)}` : nothing;
    return html`<div class="embed" style=${bar}>
      <div class="words">
        ${this.#renderAuthor(embed)} ${this.#renderTitle(embed)}
        ${(description ?? '') === '' ? nothing : this.#markdown(description ?? '', 'description')}
        ${(fields ?? []).length === 0 ? nothing : this.#renderFields(fields ?? [])}
      </div>
      ${this.#picture(thumbnail?.url, true)} ${this.#picture(image?.url, false)} ${this.#renderFooter(embed)}
    </div>`;
  }

  #renderAuthor({ author }: Embed): TemplateResult | typeof nothing {
    if (!author) return nothing;
    return html`<div class="author">${link(author.url, author.name)}</div>`;
  }

  #renderTitle({ title, url }: Embed): TemplateResult | typeof nothing {
    if ((title ?? '') === '') return nothing;
    return html`<div class="title">${link(url, this.#markdown(title ?? '', 'inline'))}</div>`;
  }

  #renderFields(fields: NonNullable<Embed['fields']>): TemplateResult {
    return html`<dl>
      ${fields.map(
        ({ name, value, inline }) =>
          html`<div class=${inline ? 'inline-field' : 'field'}>
            <dt>${this.#markdown(name, 'inline')}</dt>
            <dd>${this.#markdown(value, 'description')}</dd>
          </div>`,
      )}
    </dl>`;
  }

  #renderFooter({ footer, timestamp }: Embed): TemplateResult | typeof nothing {
    const time = (timestamp ?? '') === '' ? [] : [messageTime(Date.parse(timestamp ?? ''), this.now).long];
    const words = [...(footer ? [footer.text] : []), ...time];
    return words.length === 0 ? nothing : html`<footer>${words.join(' • ')}</footer>`;
  }

  #picture(url: string | null | undefined, small: boolean): TemplateResult | typeof nothing {
    if ((url ?? '') === '') return nothing;
    return html`<chat-picture
      class=${small ? 'thumbnail' : 'image'}
      .url=${url ?? ''}
      .attachments=${this.attachments}
      ?small=${small}
    ></chat-picture>`;
  }

  #markdown(text: string, style: string): TemplateResult {
    return html`<chat-markdown
      class=${style}
      .text=${text}
      .scene=${this.scene}
      .now=${this.now}
    ></chat-markdown>`;
  }
}

/** Returns the content as a link if the URL is a web address. */
function link(url: string | null | undefined, content: unknown): TemplateResult {
  if (!isWebLink(url ?? '')) return html`${content}`;
  return html`<a href=${url ?? ''} title=${url ?? ''} target="_blank" rel="noopener noreferrer"
    >${content}</a
  >`;
}
