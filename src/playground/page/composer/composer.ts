import { css, html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { ChannelView, OfferedCommand, Scene } from '../../web/protocol.ts';
import type { PlaygroundClient } from '../playground-client.ts';
import { boxStyles } from './box-styles.ts';
import { callableCommands } from './callable-command.ts';
import type { CallCommandEvent, SentEvent, CancelCommandEvent } from './composer-events.ts';
import { createDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { entitiesOf } from './entities.ts';
import './option-editor.ts';
import type { ChatOptionEditor } from './option-editor.ts';
import './text-box.ts';
import type { ChatTextBox } from './text-box.ts';

/** Discord’s message box: sends the typed text as a message (ActionEvent `say`) or as a command (ActionEvent `slash`). */
@customElement('chat-composer')
export class ChatComposer extends LitElement {
  static override readonly styles = [
    boxStyles,
    css`
      .closed {
        align-items: center;
        padding: 10px 16px;
        box-sizing: border-box;
        color: var(--text-muted);
        cursor: not-allowed;
      }
    `,
  ];

  /** Used for autocomplete only. */
  @property({ attribute: false }) accessor client: Pick<PlaygroundClient, 'perform'> | undefined;
  @property({ attribute: false }) accessor scene: Scene | undefined;
  @property({ attribute: false }) accessor channel: ChannelView | undefined;
  /** All commands of the channel, of every type. */
  @property({ attribute: false }) accessor commands: readonly OfferedCommand[] = [];

  @state() private accessor draft: Draft | undefined;
  @state() private accessor lastLine = '';
  @query('chat-text-box') private accessor textBox: ChatTextBox | null = null;
  @query('chat-option-editor') private accessor optionEditor: ChatOptionEditor | null = null;

  /** Moves the focus into the box. */
  focusBox(): void {
    void this.#focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // The command may not exist in the other channel; a draft belongs to its channel.
    const before = changed.get('channel');
    if (before !== undefined && before.id !== this.channel?.id) this.draft = undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { channel, scene, draft } = this;
    if (channel === undefined || scene === undefined) return nothing;
    if (!channel.canWrite) {
      return html`<div class="box closed">You do not have permission to send messages in this channel.</div>`;
    }
    if (draft !== undefined) {
      return html`<chat-option-editor
        .draft=${draft}
        .entities=${entitiesOf(scene, channel)}
        .channelId=${channel.id}
        .client=${this.client}
        @sent=${this.#onSent}
        @cancel-command=${({ text }: CancelCommandEvent) => {
          void this.#write(text);
        }}
      ></chat-option-editor>`;
    }
    const box = html`<chat-text-box
      .channelId=${channel.id}
      .placeholder=${placeholder(channel)}
      .commands=${callableCommands(this.commands)}
      .app=${scene.bot}
      .lastLine=${this.lastLine}
      @sent=${this.#onSent}
      @call-command=${this.#onCallCommand}
    ></chat-text-box>`;
    // Text typed in one channel must not be sent in another.
    return html`${keyed(channel.id, box)}`;
  }

  #onCallCommand({ command, texts }: CallCommandEvent): void {
    const { scene, channel } = this;
    if (scene === undefined || channel === undefined) return;
    this.draft = createDraft(command, texts, entitiesOf(scene, channel));
    this.focusBox();
  }

  #onSent({ line }: SentEvent): void {
    this.draft = undefined;
    this.lastLine = line;
    this.focusBox();
  }

  async #write(text: string): Promise<void> {
    this.draft = undefined;
    await this.updateComplete;
    await this.textBox?.write(text);
  }

  async #focus(): Promise<void> {
    await this.updateComplete;
    if (this.optionEditor === null) this.textBox?.focusBox();
    else await this.optionEditor.focusBox();
  }
}

function placeholder({ kind, name }: ChannelView): string {
  if (kind === 'dm') return `Message @${name}`;
  return kind === 'thread' ? `Message “${name}”` : `Message #${name}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-composer': ChatComposer;
  }
}
