import { ComponentType, SeparatorSpacingSize } from 'discord-api-types/payloads/v10';
import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AnyComponent, MessageComponent } from '../../../../discord-emulator/validation/component.ts';
import type { MessageView, Scene } from '../../../web/protocol.ts';
import '../../markdown/markdown.ts';
import { componentStyles } from './component-styles.ts';
import '../attachments/spoiler-cover.ts';
import { cssColour } from '../css-colour.ts';
import '../attachments/file.ts';
import './message-button.ts';
import '../select/message-select.ts';
import '../attachments/picture.ts';

type ComponentOf<T extends ComponentType> = Extract<AnyComponent, { type: T }>;

/** The components of a message (docs, "Component Reference"); the library has only rows and buttons. */
@customElement('chat-components')
export class ChatComponents extends LitElement {
  static override readonly styles = componentStyles;

  @property({ attribute: false }) accessor message: MessageView | undefined;
  @property({ attribute: false }) accessor scene: Scene | undefined;
  /** ms since the epoch, UTC */
  @property({ attribute: false }) accessor now = 0;

  override render(): TemplateResult[] {
    return (this.message?.components ?? []).map(each => this.#render(each));
  }

  #render(component: MessageComponent): TemplateResult {
    switch (component.type) {
      case ComponentType.ActionRow:
        return this.#row(component);
      case ComponentType.TextDisplay:
        return this.#text(component);
      case ComponentType.Section:
        return this.#section(component);
      case ComponentType.MediaGallery:
        return this.#gallery(component);
      case ComponentType.File:
        return this.#file(component);
      case ComponentType.Container:
        return this.#container(component);
      case ComponentType.Separator:
        break;
    }
    return renderSeparator(component);
  }

  #container({ accent_color, spoiler, components }: ComponentOf<ComponentType.Container>): TemplateResult {
    const accent = accent_color === null ? nothing : `--accent: ${cssColour(accent_color)}`;
    return html`<chat-cover ?spoiler=${spoiler}
      ><div class=${accent_color === null ? 'container' : 'container accented'} style=${accent}>
        ${components.map(each => this.#render(each))}
      </div></chat-cover
    >`;
  }

  #row({ components }: ComponentOf<ComponentType.ActionRow>): TemplateResult {
    const items = components.map(each =>
      each.type === ComponentType.Button
        ? this.#button(each)
        : html`<chat-select
            .select=${each}
            .scene=${this.scene}
            .messageId=${this.message?.id ?? ''}
          ></chat-select>`,
    );
    return html`<div class="row">${items}</div>`;
  }

  #button(button: ComponentOf<ComponentType.Button>): TemplateResult {
    return html`<chat-button .button=${button} .messageId=${this.message?.id ?? ''}></chat-button>`;
  }

  #text({ content }: ComponentOf<ComponentType.TextDisplay>): TemplateResult {
    return html`<chat-markdown .text=${content} .scene=${this.scene} .now=${this.now}></chat-markdown>`;
  }

  #section({ components, accessory }: ComponentOf<ComponentType.Section>): TemplateResult {
    return html`<div class="section">
      <div class="texts">${components.map(each => this.#text(each))}</div>
      ${accessory.type === ComponentType.Thumbnail ? this.#picture(accessory, true) : this.#button(accessory)}
    </div>`;
  }

  #gallery({ items }: ComponentOf<ComponentType.MediaGallery>): TemplateResult {
    return html`<div class=${items.length === 1 ? 'gallery single' : 'gallery'}>
      ${items.map(item => this.#picture(item, false))}
    </div>`;
  }

  #picture(
    {
      media,
      description,
      spoiler,
    }: Pick<ComponentOf<ComponentType.Thumbnail>, 'media' | 'description' | 'spoiler'>,
    small: boolean,
  ): TemplateResult {
    return html`<chat-picture
      .url=${media.url}
      .description=${description ?? ''}
      .attachments=${this.message?.attachments ?? []}
      ?spoiler=${spoiler}
      ?small=${small}
    ></chat-picture>`;
  }

  #file({ file: { url }, spoiler }: ComponentOf<ComponentType.File>): TemplateResult {
    const name = url.replace(/^attachment:\/\//u, '');
    const file = this.message?.attachments.find(each => each.filename === name || each.url === url);
    return html`<chat-file .file=${file} ?spoiler=${spoiler}></chat-file>`;
  }
}

function renderSeparator({ divider, spacing }: ComponentOf<ComponentType.Separator>): TemplateResult {
  const size = spacing === SeparatorSpacingSize.Large ? 'large' : 'small';
  return divider ? html`<hr class=${size} />` : html`<div class=${`gap ${size}`}></div>`;
}
