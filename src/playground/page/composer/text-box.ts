import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ActEvent } from '../events.ts';
import { boxStyle, listStyle } from './box-style.ts';
import type { CallableCommand } from './callable-command.ts';
import { commandList, commandListStyle } from './command-list.ts';
import { CallEvent, SentEvent } from './composer-events.ts';
import { rowId, showActiveRow } from './list-above.ts';
import { listStep } from './list-step.ts';
import { rankCommands } from './rank-commands.ts';
import { sendButton } from './send-button.ts';
import { readSlashLine } from './slash-line.ts';
import { textBoxStyle } from './text-box-style.ts';

/** What a message holds, UTF-16 code units (docs, "Create Message"). */
const MOST = 2000;
/** From here on it is told how much room is left. */
const NEARLY_FULL = 1800;

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
  @property({ attribute: false }) accessor appName = '';
  /** What Arrow-up brings back into an empty box. */
  @property({ attribute: false }) accessor lastLine = '';

  @state() private accessor text = '';
  @state() private accessor active = 0;
  @state() private accessor isListClosed = false;
  @state() private accessor problem = '';
  @query('textarea') private accessor area: HTMLTextAreaElement | null = null;

  /** Puts a text into the box and focuses it. @param isWhole whether the name of a command in it is complete */
  async write(text: string, isWhole: boolean): Promise<void> {
    this.#take(text, isWhole);
    await this.updateComplete;
    this.focusBox();
    this.area?.setSelectionRange(text.length, text.length);
  }

  /** Puts the focus into the box. */
  focusBox(): void {
    this.area?.focus();
  }

  get #listed(): readonly CallableCommand[] {
    const isName = /^\/[^\n]*$/u.test(this.text) && !this.isListClosed && this.problem === '';
    return isName ? rankCommands(this.commands, this.text.slice(1)) : [];
  }

  protected override updated(): void {
    showActiveRow(this.renderRoot);
  }

  protected override render(): TemplateResult {
    const listed = this.#listed;
    const room = MOST - this.text.trim().length;
    return html`${commandList(listed, {
        typed: this.text.trim(),
        appName: this.appName,
        active: this.active,
        pick: command => {
          this.#pick(command);
        },
      })}
      <div class="box">
        <div class="grow" data-text=${this.text}>
          <textarea
            rows="1"
            .value=${this.text}
            placeholder=${this.placeholder}
            aria-label=${this.placeholder}
            aria-autocomplete="list"
            aria-haspopup="listbox"
            aria-controls=${listed.length === 0 ? nothing : 'commands'}
            aria-activedescendant=${listed.length === 0 ? nothing : rowId('commands', this.active)}
            aria-describedby=${this.problem === '' ? nothing : 'problem'}
            enterkeyhint="send"
            @input=${this.#typed}
            @keydown=${this.#keyed}
          ></textarea>
        </div>
        ${room > MOST - NEARLY_FULL ? nothing : html`<span class=${room < 0 ? 'room full' : 'room'}>${room}</span>`}
        ${sendButton(this.text.trim() === '', () => {
          this.#enter();
        })}
      </div>
      ${this.problem === '' ? nothing : html`<p id="problem" class="problem" role="alert">${this.problem}</p>`}
      <span class="unseen" role="status"
        >${listed.length === 0 ? '' : `${listed.length} commands. Up and Down choose, Enter picks.`}</span
      >`;
  }

  #typed(event: InputEvent): void {
    this.#take(this.area?.value ?? '', event.inputType === 'insertFromPaste');
  }

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

  #pick(command: CallableCommand): void {
    this.dispatchEvent(new CallEvent(command, new Map()));
  }

  #keyed(event: KeyboardEvent): void {
    // Enter and arrows belong to the input method while it composes.
    if (event.isComposing) return;
    const listed = this.#listed;
    const picked = listed[this.active];
    const step = listStep(event.key, this.active, listed.length);
    if (step >= 0) {
      this.active = step;
    } else if (event.key === 'Enter' && !event.shiftKey) {
      this.#enter();
    } else if (event.key === 'Tab' && !event.shiftKey && picked !== undefined) {
      this.#pick(picked);
    } else if (event.key === 'Escape' && listed.length > 0) {
      this.isListClosed = true;
    } else if (event.key === 'ArrowUp' && this.text === '' && this.lastLine !== '') {
      this.#take(this.lastLine, true);
    } else {
      return;
    }
    event.preventDefault();
  }

  #enter(): void {
    const picked = this.#listed[this.active];
    if (picked !== undefined) this.#pick(picked);
    else this.#say();
  }

  #say(): void {
    const text = this.text.trim();
    if (text === '' || this.problem !== '') return;
    if (text.length > MOST) {
      this.problem = `Your message is too long: ${text.length} of ${MOST} characters.`;
      return;
    }
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
