import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ActionEvent } from '../events.ts';
import type { PlaygroundClient } from '../playground-client.ts';
import { boxStyles, listStyles } from './box-styles.ts';
import { SentEvent, CancelCommandEvent } from './composer-events.ts';
import { lineTexts } from './draft.ts';
import type { Draft } from './draft.ts';
import {
  readEditor,
  createEditorState,
  withFile,
  TRAILING_FIELD,
  focusedField,
  withFocus,
  withPicked,
  withProblems,
  withTypedText,
} from './editor-state.ts';
import type { EditorState } from './editor-state.ts';
import { applyAction, actionForKey } from './editor-action.ts';
import type { Entities } from './entities.ts';
import { FieldCompletion } from './field-completion.ts';
import { currentFieldList } from './field-list.ts';
import type { FieldList } from './field-list.ts';
import { fileEntry } from './file-entry.ts';
import { showActiveRow } from './popup-list.ts';
import { optionEditorStyles } from './option-editor-styles.ts';
import { commandFields } from './command-fields.ts';
import type { FieldContext } from './option-field.ts';
import { unfocusedProblems, optionPanel } from './option-panel.ts';
import { sendButton } from './send-button.ts';
import { formatSlashLine } from './slash-line.ts';

/**
 * The message box while a command is filled in: a field for each option, and a trailing field in which further options are
 * found. Enter sends the command (ActionEvent `slash`, then SentEvent); Escape and Backspace close it (CancelCommandEvent).
 */
@customElement('chat-option-editor')
export class ChatOptionEditor extends LitElement {
  static override readonly styles = [boxStyles, listStyles, optionEditorStyles];

  /** The draft to start with. */
  @property({ attribute: false }) accessor draft: Draft | undefined;
  @property({ attribute: false }) accessor entities: Entities = { users: [], roles: [], channels: [] };
  @property({ attribute: false }) accessor channelId = '';
  /** Used for autocomplete. */
  @property({ attribute: false }) accessor client: Pick<PlaygroundClient, 'perform'> | undefined;

  @state() private accessor editor: EditorState | undefined;
  readonly #completion = new FieldCompletion(this);
  #reading: Promise<void> | undefined;

  /** Focuses the field to be filled in next. */
  async focusBox(): Promise<void> {
    // The update may remove the field that has the focus, which clears `focused`.
    const at = this.editor?.focused;
    await this.updateComplete;
    this.renderRoot
      .querySelector<HTMLInputElement>(`[data-name="${at ?? this.editor?.focused ?? TRAILING_FIELD}"]`)
      ?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('draft') && this.draft !== undefined) this.#change(createEditorState(this.draft));
  }

  protected override updated(): void {
    showActiveRow(this.renderRoot);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { editor } = this;
    if (editor === undefined) return nothing;
    return html`${optionPanel(editor, this.#completion.current, this.#fieldList(editor), suggestion => {
        this.#moveTo(withPicked(editor, suggestion));
      })}
      <div class="box" @keydown=${this.#onKeydown} @focusin=${this.#onFocusin} @focusout=${this.#onFocusout}>
        ${commandFields(editor, name => this.#fieldContext(editor, name))}
        ${sendButton(false, () => {
          void this.#send();
        })}
      </div>
      ${unfocusedProblems(editor)}`;
  }

  #fieldList(editor: EditorState): FieldList {
    return currentFieldList(editor, this.#completion.current, this.entities);
  }

  #fieldContext(editor: EditorState, name: string): FieldContext {
    const { suggestions, active } = this.#fieldList(editor);
    return {
      problem: editor.problems.get(name) ?? '',
      hasList: editor.focused === name && suggestions.length > 0,
      active,
      isPicked: focusedField(withFocus(editor, name))?.entry.picked !== undefined,
      onInput: text => {
        this.#moveTo(withTypedText(withFocus(editor, name), text, this.entities));
      },
      onFile: file => {
        this.#reading = this.#choose(name, file);
      },
    };
  }

  #onFocusin(event: FocusEvent): void {
    const { target } = event;
    if (this.editor === undefined || !(target instanceof HTMLInputElement)) return;
    this.#change(withFocus(this.editor, target.dataset['name'] ?? TRAILING_FIELD));
  }

  #onFocusout({ relatedTarget }: FocusEvent): void {
    const isInside = relatedTarget instanceof Node && this.renderRoot.contains(relatedTarget);
    if (this.editor === undefined || isInside) return;
    this.#change(withFocus(this.editor, null));
  }

  #onKeydown(event: KeyboardEvent): void {
    const { editor } = this;
    const { key, shiftKey, target } = event;
    // While an input method composes, it handles Enter and arrows; buttons handle their own keys.
    if (editor === undefined || event.isComposing || !(target instanceof HTMLInputElement)) return;
    const pressed = { key, shiftKey, isEmpty: target.value === '', isFile: target.type === 'file' };
    const action = actionForKey(pressed, editor, this.#fieldList(editor));
    if (action === undefined) return;
    event.preventDefault();
    const next = applyAction(editor, action);
    if (next !== undefined) this.#moveTo(next);
    else if (action.kind === 'cancel') this.dispatchEvent(new CancelCommandEvent(action.text));
    else void this.#send();
  }

  /** Changes the state, and moves the focus to its focused field. */
  #moveTo(next: EditorState): void {
    this.#change(next);
    void this.focusBox();
  }

  #change(next: EditorState): void {
    const before = this.editor;
    this.editor = next;
    // Suggestions depend on the field and its text: arrow keys alone do not request others.
    const isSame =
      before !== undefined &&
      focusedField(before) === focusedField(next) &&
      before.isListClosed === next.isListClosed;
    if (!isSame) this.#completion.update(next, this);
  }

  async #choose(name: string, file: File | undefined): Promise<void> {
    const read = file === undefined ? undefined : await fileEntry(file);
    if (this.editor === undefined) return;
    this.editor = withFile(this.editor, name, read);
  }

  async #send(): Promise<void> {
    // A chosen file is read first.
    await this.#reading;
    const { editor } = this;
    if (editor === undefined) return;
    const { command } = editor.draft;
    const { entries, problems } = readEditor(editor, this.entities);
    if (problems.size > 0) {
      this.#moveTo(withProblems(editor, problems));
      return;
    }
    this.dispatchEvent(
      new ActionEvent({ kind: 'slash', channel: this.channelId, command: command.path, options: entries }),
    );
    this.dispatchEvent(new SentEvent(formatSlashLine(command, lineTexts(editor.draft))));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-option-editor': ChatOptionEditor;
  }
}
