import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Modal } from '../../../discord-emulator/validation/modal.ts';
import type { MessageMenuEvent } from '../events.ts';
import type { ChatState } from '../state/chat-state.ts';
import '../menu/message-menu.ts';
import '../modal/modal.ts';

/** A modal, and the id of the interaction whose response opened it. */
export interface OpenModal {
  readonly modal: Modal;
  readonly interaction: string;
}

/** Overlays of the page: a message’s menu, an app’s modal. */
@customElement('chat-overlays')
export class ChatOverlays extends LitElement {
  @property({ attribute: false }) accessor chat: ChatState | undefined;
  @state() private accessor menu: MessageMenuEvent | undefined;
  @state() private accessor modal: OpenModal | undefined;

  /** Opens the menu of a message. */
  openMenu(menu: MessageMenuEvent): void {
    this.menu = menu;
  }

  /** Opens an app’s modal in place of the current one. */
  openModal(modal: OpenModal): void {
    this.modal = modal;
  }

  /** Closes all overlays. */
  clear(): void {
    this.menu = undefined;
    this.modal = undefined;
  }

  override render(): TemplateResult {
    return html`${this.#menuOf(this.menu)}${this.#modalOf(this.modal)}`;
  }

  #menuOf(menu: MessageMenuEvent | undefined): TemplateResult | typeof nothing {
    if (menu === undefined) return nothing;
    return html`<chat-message-menu
      .message=${menu.message}
      .scene=${this.chat?.scene}
      .channel=${this.chat?.channel}
      .commands=${this.chat?.commands ?? []}
      .x=${menu.x}
      .y=${menu.y}
      .firstPage=${menu.firstPage}
      .link=${menu.link}
      @close=${() => {
        this.menu = undefined;
      }}
    ></chat-message-menu>`;
  }

  #modalOf(open: OpenModal | undefined): TemplateResult | typeof nothing {
    if (open === undefined) return nothing;
    return html`<chat-modal
      .modal=${open.modal}
      .interaction=${open.interaction}
      .scene=${this.chat?.scene}
      @close=${() => {
        if (this.modal === open) this.modal = undefined;
      }}
    ></chat-modal>`;
  }
}
