import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ActEvent } from '../events.ts';
import type { Link } from '../link.ts';
import { boxStyle, listStyle } from './box-style.ts';
import { SentEvent, TakeBackEvent } from './composer-events.ts';
import { writtenTexts } from './draft.ts';
import type { Draft } from './draft.ts';
import {
  assembleEditing,
  beginEditing,
  chosen,
  END,
  fieldAt,
  moved,
  picked,
  refused,
  typed,
} from './editing.ts';
import type { Editing } from './editing.ts';
import { afterWish, editorWish } from './editor-key.ts';
import type { Entities } from './entities.ts';
import { FieldCompletion } from './field-completion.ts';
import { offeredIn } from './field-list.ts';
import type { FieldList } from './field-list.ts';
import { fileEntry } from './file-entry.ts';
import { showActiveRow } from './list-above.ts';
import { optionEditorStyle } from './option-editor-style.ts';
import { commandFields } from './command-fields.ts';
import type { FieldLook } from './option-field.ts';
import { leftProblems, optionPanel } from './option-panel.ts';
import { sendButton } from './send-button.ts';
import { writeSlashLine } from './slash-line.ts';

/**
 * The message box while a command is filled in: a field for each option, and one behind them in which further options are
 * found. Enter sends (ActEvent `slash`, then SentEvent); Escape and Backspace give the command up (TakeBackEvent).
 */
@customElement('chat-option-editor')
export class ChatOptionEditor extends LitElement {
  static override readonly styles = [boxStyle, listStyle, optionEditorStyle];

  /** What it begins with. */
  @property({ attribute: false }) accessor draft: Draft | undefined;
  @property({ attribute: false }) accessor entities: Entities = { users: [], roles: [], channels: [] };
  @property({ attribute: false }) accessor channelId = '';
  /** Asks for autocomplete. */
  @property({ attribute: false }) accessor link: Pick<Link, 'act'> | undefined;

  @state() private accessor editing: Editing | undefined;
  readonly #completion = new FieldCompletion(this);
  #reading: Promise<void> | undefined;

  /** Focuses the field that is to be filled in. */
  async focusBox(): Promise<void> {
    // A field with the focus may be taken out meanwhile, whereby the focus gets lost.
    const at = this.editing?.at;
    await this.updateComplete;
    this.renderRoot
      .querySelector<HTMLInputElement>(`[data-name="${at ?? this.editing?.at ?? END}"]`)
      ?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('draft') && this.draft !== undefined) this.#change(beginEditing(this.draft));
  }

  protected override updated(): void {
    showActiveRow(this.renderRoot);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { editing } = this;
    if (editing === undefined) return nothing;
    return html`${optionPanel(editing, this.#completion.current, this.#offered(editing), suggestion => {
        this.#go(picked(editing, suggestion));
      })}
      <div class="box" @keydown=${this.#keyed} @focusin=${this.#focused} @focusout=${this.#left}>
        ${commandFields(editing, name => this.#look(editing, name))}
        ${sendButton(false, () => {
          void this.#send();
        })}
      </div>
      ${leftProblems(editing)}`;
  }

  #offered(editing: Editing): FieldList {
    return offeredIn(editing, this.#completion.current, this.entities);
  }

  #look(editing: Editing, name: string): FieldLook {
    const { suggestions, active } = this.#offered(editing);
    return {
      problem: editing.problems.get(name) ?? '',
      hasList: editing.at === name && suggestions.length > 0,
      active,
      isPicked: fieldAt(moved(editing, name))?.entry.picked !== undefined,
      typed: text => {
        this.#go(typed(moved(editing, name), text, this.entities));
      },
      chosen: file => {
        this.#reading = this.#choose(name, file);
      },
    };
  }

  #focused(event: FocusEvent): void {
    const { target } = event;
    if (this.editing === undefined || !(target instanceof HTMLInputElement)) return;
    this.#change(moved(this.editing, target.dataset['name'] ?? END));
  }

  #left({ relatedTarget }: FocusEvent): void {
    const isInside = relatedTarget instanceof Node && this.renderRoot.contains(relatedTarget);
    if (this.editing === undefined || isInside) return;
    this.#change(moved(this.editing, null));
  }

  #keyed(event: KeyboardEvent): void {
    const { editing } = this;
    const { key, shiftKey, target } = event;
    // Enter and arrows belong to the input method while it composes; buttons have keys of their own.
    if (editing === undefined || event.isComposing || !(target instanceof HTMLInputElement)) return;
    const pressed = { key, shiftKey, isEmpty: target.value === '', isFile: target.type === 'file' };
    const wish = editorWish(pressed, editing, this.#offered(editing));
    if (wish === undefined) return;
    event.preventDefault();
    const next = afterWish(editing, wish);
    if (next !== undefined) this.#go(next);
    else if (wish.kind === 'take_back') this.dispatchEvent(new TakeBackEvent(wish.text));
    else void this.#send();
  }

  /** Takes the focus along to where the editing has gone. */
  #go(next: Editing): void {
    this.#change(next);
    void this.focusBox();
  }

  #change(next: Editing): void {
    const before = this.editing;
    this.editing = next;
    // Suggestions hang on the field and what is in it; arrow keys alone ask for no others.
    const isSame =
      before !== undefined && fieldAt(before) === fieldAt(next) && before.isListClosed === next.isListClosed;
    if (!isSame) this.#completion.follow(next, this);
  }

  async #choose(name: string, file: File | undefined): Promise<void> {
    const read = file === undefined ? undefined : await fileEntry(file);
    if (this.editing === undefined) return;
    this.editing = chosen(this.editing, name, read);
  }

  async #send(): Promise<void> {
    // A file that was chosen is read first.
    await this.#reading;
    const { editing } = this;
    if (editing === undefined) return;
    const { command } = editing.draft;
    const { entries, problems } = assembleEditing(editing, this.entities);
    if (problems.size > 0) {
      this.#go(refused(editing, problems));
      return;
    }
    this.dispatchEvent(
      new ActEvent({ kind: 'slash', channel: this.channelId, command: command.path, options: entries }),
    );
    this.dispatchEvent(new SentEvent(writeSlashLine(command, writtenTexts(editing.draft))));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-option-editor': ChatOptionEditor;
  }
}
