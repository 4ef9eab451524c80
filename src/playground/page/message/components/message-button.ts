import { ButtonStyle } from 'discord-api-types/payloads/v10';
import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Button } from '../../../../discord-emulator/validation/component.ts';
import { isWebLink } from '../../menu/web-link.ts';
import { buttonStyles } from './button-styles.ts';
import '../loading-dots.ts';
import { renderEmoji } from '../emoji.ts';
import { sendAction } from '../send-action.ts';

const STYLE_CLASSES: Readonly<Record<ButtonStyle, string>> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
  [ButtonStyle.Link]: 'secondary',
  [ButtonStyle.Premium]: 'primary',
};

/**
 * A button of a message. The library’s is not used because it cannot be disabled or busy. It shows dots and ignores presses
 * until the app has responded.
 */
@customElement('chat-button')
export class ChatButton extends LitElement {
  static override readonly styles = buttonStyles;

  @property({ attribute: false }) accessor button: Button | undefined;
  /** Id of its message. */
  @property({ attribute: false }) accessor messageId = '';
  @state() private accessor isBusy = false;

  override render(): TemplateResult | typeof nothing {
    const { button, isBusy } = this;
    if (button === undefined) return nothing;
    const style = STYLE_CLASSES[button.style];
    const url = button.url ?? '';
    if (button.style === ButtonStyle.Link && button.disabled !== true && isWebLink(url)) {
      return renderLink(button, url);
    }
    // docs, "Button": a link may be discord:// too, which works in Discord’s own client only.
    const isDisabled = button.disabled === true || button.style === ButtonStyle.Link;
    return html`<button
      class=${isBusy ? `${style} busy` : style}
      ?disabled=${isDisabled}
      title=${url === '' ? nothing : url}
      aria-busy=${isBusy ? 'true' : nothing}
      aria-disabled=${isBusy ? 'true' : nothing}
      @click=${this.#press}
    >
      <span class="face">${face(button)}</span>${isBusy ? html`<chat-dots></chat-dots>` : nothing}
    </button>`;
  }

  readonly #press = async (): Promise<void> => {
    const customId = this.button?.custom_id ?? '';
    if (this.isBusy || customId === '') return;
    this.isBusy = true;
    await sendAction(this, { kind: 'press', message: this.messageId, customId });
    this.isBusy = false;
  };
}

function renderLink(button: Button, url: string): TemplateResult {
  return html`<a class="secondary" href=${url} title=${url} target="_blank" rel="noopener noreferrer">
    <span class="face"
      >${face(button)} <span class="leaving" role="img" aria-label="(opens a new tab)">↗</span></span
    >
  </a>`;
}

function face({ emoji, label }: Button): (TemplateResult | string)[] {
  return [
    ...(emoji ? [renderEmoji(emoji)] : []),
    ...((label ?? '') === '' ? [] : [html`<span>${label}</span>`]),
  ];
}
