import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ActionEvent } from '../events.ts';
import type { User } from '../message/user.ts';
import { boxStyles, listStyles } from './box-styles.ts';
import type { CallableCommand } from './callable-command.ts';
import { commandList, commandListStyles, commandListStatus } from './command-list.ts';
import { CallCommandEvent, SentEvent } from './composer-events.ts';
import { rowId, showActiveRow } from './popup-list.ts';
import { listStep } from './list-step.ts';
import { messageArea } from './message-area.ts';
import { remainingLength, lengthProblem } from './message-length.ts';
import { endsInCodeBlock } from './code-block.ts';
import { commandsForText } from './rank-commands.ts';
import { sendButton } from './send-button.ts';
import { parseSlashLine } from './slash-line.ts';
import { textBoxStyles } from './text-box-styles.ts';

/**
 * The message box while it holds text. Enter sends the text (ActionEvent `say`, then SentEvent); after a slash it lists the
 * commands, and opens one to be filled in (CallCommandEvent). For assistive technology it stays a plain text field, since
 * a combobox has a single line; `aria-activedescendant` refers to the list.
 */
@customElement('chat-text-box')
export class ChatTextBox extends LitElement {
  static override readonly styles = [boxStyles, listStyles, commandListStyles, textBoxStyles];

  /** Id of the channel that messages go to. */
  @property({ attribute: false }) accessor channelId = '';
  @property({ attribute: false }) accessor placeholder = '';
  @property({ attribute: false }) accessor commands: readonly CallableCommand[] = [];
  /** The app that owns the commands. */
  @property({ attribute: false }) accessor app: User | undefined;
  /** The line that Arrow-up restores in an empty box. */
  @property({ attribute: false }) accessor lastLine = '';

  @state() private accessor text = '';
  @state() private accessor active = 0;
  @state() private accessor isListClosed = false;
  @state() private accessor problem = '';
  @query('textarea') private accessor area: HTMLTextAreaElement | null = null;

  /** Replaces the text and focuses the box. */
  async write(text: string): Promise<void> {
    this.#setText(text, false);
    await this.updateComplete;
    this.focusBox();
    this.area?.setSelectionRange(text.length, text.length);
  }

  /** Moves the focus into the box. */
  focusBox(): void {
    this.area?.focus();
  }

  /** The listed commands; undefined if there is no list. */
  get #listed(): readonly CallableCommand[] | undefined {
    return this.isListClosed || this.problem !== '' ? undefined : commandsForText(this.text, this.commands);
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
          onInput: this.#onInput,
          onKeydown: this.#onKeydown,
        })}
        ${remainingLength(this.text)} ${sendButton(this.text.trim() === '', this.#enter)}
      </div>
      ${this.problem === '' ? nothing : html`<p id="problem" class="problem" role="alert">${this.problem}</p>`}
      <span class="unseen" role="status">${commandListStatus(listed)}</span>`;
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

  readonly #onInput = (event: InputEvent): void => {
    this.#setText(this.area?.value ?? '', event.inputType === 'insertFromPaste');
  };

  /** @param isComplete whether a command’s name is complete even without a space after it */
  #setText(text: string, isComplete: boolean): void {
    this.text = text;
    this.active = 0;
    this.isListClosed = false;
    this.problem = '';
    const line = parseSlashLine(text, this.commands);
    if (line.kind === 'problem') this.problem = line.problem;
    if (line.kind !== 'call' || !(line.isNameComplete || isComplete)) return;
    this.dispatchEvent(new CallCommandEvent(line.command, line.texts));
  }

  readonly #pick = (command: CallableCommand): void => {
    this.dispatchEvent(new CallCommandEvent(command, new Map()));
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    // While an input method composes, it handles Enter and arrows.
    if (event.isComposing) return;
    const listed = this.#listed;
    const picked = listed?.[this.active];
    const step = listStep(event.key, this.active, listed?.length ?? 0);
    if (step >= 0) {
      this.active = step;
    } else if (event.key === 'Enter' && !event.shiftKey && !this.#isInCodeBlock) {
      this.#enter();
    } else if (event.key === 'Tab' && !event.shiftKey && picked !== undefined) {
      this.#pick(picked);
    } else if (event.key === 'Escape' && listed !== undefined) {
      this.isListClosed = true;
    } else if (event.key === 'ArrowUp' && this.text === '' && this.lastLine !== '') {
      this.#setText(this.lastLine, true);
    } else {
      return;
    }
    event.preventDefault();
  };

  /** Whether Enter adds a line of code. */
  get #isInCodeBlock(): boolean {
    return endsInCodeBlock(this.text.slice(0, this.area?.selectionStart));
  }

  readonly #enter = (): void => {
    const picked = this.#listed?.[this.active];
    if (picked !== undefined) this.#pick(picked);
    else this.#send();
  };

  #send(): void {
    const text = this.text.trim();
    if (text === '' || this.problem !== '') return;
    this.problem = lengthProblem(text);
    if (this.problem !== '') return;
    this.dispatchEvent(new ActionEvent({ kind: 'say', channel: this.channelId, text }));
    this.dispatchEvent(new SentEvent(text));
    this.#setText('', false);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-text-box': ChatTextBox;
  }
}
