import { css, html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { ChannelView, OfferedCommand, Scene } from '../../web/protocol.ts';
import type { Link } from '../link.ts';
import { boxStyle } from './box-style.ts';
import { callableCommands } from './callable-command.ts';
import type { CallEvent, SentEvent, TakeBackEvent } from './composer-events.ts';
import { openDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { entitiesOf } from './entities.ts';
import './option-editor.ts';
import type { ChatOptionEditor } from './option-editor.ts';
import './text-box.ts';
import type { ChatTextBox } from './text-box.ts';

/** Discord's message box: what is typed is said (ActEvent `say`) or called (ActEvent `slash`). */
@customElement('chat-composer')
export class ChatComposer extends LitElement {
  static override readonly styles = [
    boxStyle,
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

  /** Asked for autocomplete alone. */
  @property({ attribute: false }) accessor link: Pick<Link, 'act'> | undefined;
  @property({ attribute: false }) accessor scene: Scene | undefined;
  @property({ attribute: false }) accessor channel: ChannelView | undefined;
  /** Those offered in the channel, of all types. */
  @property({ attribute: false }) accessor commands: readonly OfferedCommand[] = [];

  @state() private accessor draft: Draft | undefined;
  @state() private accessor lastLine = '';
  @query('chat-text-box') private accessor textBox: ChatTextBox | null = null;
  @query('chat-option-editor') private accessor optionEditor: ChatOptionEditor | null = null;

  /** Puts the focus into the box. */
  focusBox(): void {
    void this.#focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // A command of another channel may not be there; what was begun belongs to where it was begun.
    const before = changed.get('channel');
    if (before !== undefined && before.id !== this.channel?.id) this.draft = undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { channel, scene, draft } = this;
    if (channel === undefined || scene === undefined) return nothing;
    if (!channel.mayWrite) {
      return html`<div class="box closed">You do not have permission to send messages in this channel.</div>`;
    }
    if (draft !== undefined) {
      return html`<chat-option-editor
        .draft=${draft}
        .entities=${entitiesOf(scene, channel)}
        .channelId=${channel.id}
        .link=${this.link}
        @sent=${this.#sent}
        @take-back=${({ text }: TakeBackEvent) => {
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
      @sent=${this.#sent}
      @call-command=${this.#call}
    ></chat-text-box>`;
    // What was begun in one channel is not to be sent in another.
    return html`${keyed(channel.id, box)}`;
  }

  #call({ command, texts }: CallEvent): void {
    const { scene, channel } = this;
    if (scene === undefined || channel === undefined) return;
    this.draft = openDraft(command, texts, entitiesOf(scene, channel));
    this.focusBox();
  }

  #sent({ line }: SentEvent): void {
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
