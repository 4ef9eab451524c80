import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ActEvent } from '../events.ts';
import type { User } from '../message/names.ts';
import { boxStyle, listStyle } from './box-style.ts';
import type { CallableCommand } from './callable-command.ts';
import { commandList, commandListStyle, commandListWords } from './command-list.ts';
import { CallEvent, SentEvent } from './composer-events.ts';
import { rowId, showActiveRow } from './list-above.ts';
import { listStep } from './list-step.ts';
import { messageArea } from './message-area.ts';
import { roomLeft, tooLongWords } from './message-room.ts';
import { endsInFence } from './open-fence.ts';
import { soughtCommands } from './rank-commands.ts';
import { sendButton } from './send-button.ts';
import { readSlashLine } from './slash-line.ts';
import { textBoxStyle } from './text-box-style.ts';

/**
 * The message box while it holds text. Enter says it (ActEvent `say`, then SentEvent); behind a slash it lists the
 * commands, and asks for one to be filled in (CallEvent). It stays a plain text field for assistive technology, since a
 * combobox has no lines; the list is told of by `aria-activedescendant`.
 */
@customElement('chat-text-box')
export class ChatTextBox extends LitElement {
  static override readonly styles = [boxStyle, listStyle, commandListStyle, textBoxStyle];

  /** Id of the channel it writes to. */
  @property({ attribute: false }) accessor channelId = '';
  @property({ attribute: false }) accessor placeholder = '';
  @property({ attribute: false }) accessor commands: readonly CallableCommand[] = [];
  /** Whose the commands are. */
  @property({ attribute: false }) accessor app: User | undefined;
  /** What Arrow-up brings back into an empty box. */
  @property({ attribute: false }) accessor lastLine = '';

  @state() private accessor text = '';
  @state() private accessor active = 0;
  @state() private accessor isListClosed = false;
  @state() private accessor problem = '';
  @query('textarea') private accessor area: HTMLTextAreaElement | null = null;

  /** Puts a text into the box and focuses it. */
  async write(text: string): Promise<void> {
    this.#take(text, false);
    await this.updateComplete;
    this.focusBox();
    this.area?.setSelectionRange(text.length, text.length);
  }

  /** Puts the focus into the box. */
  focusBox(): void {
    this.area?.focus();
  }

  /** The commands that are listed; undefined while there is no list. */
  get #listed(): readonly CallableCommand[] | undefined {
    return this.isListClosed || this.problem !== '' ? undefined : soughtCommands(this.text, this.commands);
  }

  protected override updated(): void {
    showActiveRow(this.renderRoot);
  }

  protected override render(): TemplateResult {
    const listed = this.#listed;
    const hasRows = listed !== undefined && listed.length > 0;
    return html`${this.#list(listed)}
      <div class="box">
        ${messageArea({
          text: this.text,
          placeholder: this.placeholder,
          list: hasRows ? { id: 'commands', row: rowId('commands', this.active) } : undefined,
          hasProblem: this.problem !== '',
          typed: this.#typed,
          keyed: this.#keyed,
        })}
        ${roomLeft(this.text)} ${sendButton(this.text.trim() === '', this.#enter)}
      </div>
      ${this.problem === '' ? nothing : html`<p id="problem" class="problem" role="alert">${this.problem}</p>`}
      <span class="unseen" role="status">${commandListWords(listed)}</span>`;
  }

  #list(listed: readonly CallableCommand[] | undefined): TemplateResult | typeof nothing {
    if (listed === undefined || this.app === undefined) return nothing;
    return commandList(listed, {
      typed: this.text.trim(),
      app: this.app,
      active: this.active,
      pick: this.#pick,
    });
  }

  readonly #typed = (event: InputEvent): void => {
    this.#take(this.area?.value ?? '', event.inputType === 'insertFromPaste');
  };

  /** @param isWhole whether a command's name is complete even without a space behind it */
  #take(text: string, isWhole: boolean): void {
    this.text = text;
    this.active = 0;
    this.isListClosed = false;
    this.problem = '';
    const line = readSlashLine(text, this.commands);
    if (line.kind === 'problem') this.problem = line.why;
    if (line.kind !== 'call' || !(line.hasLeftName || isWhole)) return;
    this.dispatchEvent(new CallEvent(line.command, line.texts));
  }

  readonly #pick = (command: CallableCommand): void => {
    this.dispatchEvent(new CallEvent(command, new Map()));
  };

  readonly #keyed = (event: KeyboardEvent): void => {
    // Enter and arrows belong to the input method while it composes.
    if (event.isComposing) return;
    const listed = this.#listed;
    const picked = listed?.[this.active];
    const step = listStep(event.key, this.active, listed?.length ?? 0);
    if (step >= 0) {
      this.active = step;
    } else if (event.key === 'Enter' && !event.shiftKey && !this.#isInFence) {
      this.#enter();
    } else if (event.key === 'Tab' && !event.shiftKey && picked !== undefined) {
      this.#pick(picked);
    } else if (event.key === 'Escape' && listed !== undefined) {
      this.isListClosed = true;
    } else if (event.key === 'ArrowUp' && this.text === '' && this.lastLine !== '') {
      this.#take(this.lastLine, true);
    } else {
      return;
    }
    event.preventDefault();
  };

  /** Whether Enter goes on with code. */
  get #isInFence(): boolean {
    return endsInFence(this.text.slice(0, this.area?.selectionStart));
  }

  readonly #enter = (): void => {
    const picked = this.#listed?.[this.active];
    if (picked !== undefined) this.#pick(picked);
    else this.#say();
  };

  #say(): void {
    const text = this.text.trim();
    if (text === '' || this.problem !== '') return;
    this.problem = tooLongWords(text);
    if (this.problem !== '') return;
    this.dispatchEvent(new ActEvent({ kind: 'say', channel: this.channelId, text }));
    this.dispatchEvent(new SentEvent(text));
    this.#take('', false);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-text-box': ChatTextBox;
  }
}
