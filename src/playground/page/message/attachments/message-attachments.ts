import { css, html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MessageView } from '../../../web/protocol.ts';
import './file.ts';
import { localUrl } from './local-url.ts';
import './picture.ts';

/** The files of a message; images are shown and can be downloaded too. */
@customElement('chat-attachments')
export class ChatAttachments extends LitElement {
  static override readonly styles = css`
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 4px;
      margin-top: 4px;
    }
    chat-picture {
      max-width: 550px;
    }
  `;

  @property({ attribute: false }) accessor attachments: MessageView['attachments'] = [];

  override render(): TemplateResult[] {
    return this.attachments.map(file => {
      // docs, "Attachment Object": this prefix marks a spoiler.
      const isSpoiler = file.filename.startsWith('SPOILER_');
      const drawn = html`<chat-file .file=${file} ?spoiler=${isSpoiler}></chat-file>`;
      const isPicture = /^image\/(?:png|jpeg|gif|webp|avif)$/u.test(file.content_type);
      if (!isPicture || localUrl(file.url, []) === undefined) return drawn;
      const description = file.description ?? file.filename;
      return html`<chat-picture
          .url=${file.url}
          .description=${description}
          ?spoiler=${isSpoiler}
        ></chat-picture>
        ${drawn}`;
    });
  }
}
