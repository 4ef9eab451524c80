import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Modal } from '../../../discord-emulator/validation/modal.ts';
import type { Scene } from '../../web/protocol.ts';
import { ActionEvent } from '../events.ts';
import { avatarUrl } from '../message/avatar.ts';
import { modalFieldStyles } from './modal-field-styles.ts';
import { modalField } from './modal-field.ts';
import { modalParts } from './modal-parts.ts';
import type { ModalFieldPart, ModalPart } from './modal-parts.ts';
import { modalStyles } from './modal-styles.ts';
import { fieldProblem, initialValue } from './modal-values.ts';
import type { FieldValue } from './modal-values.ts';

/**
 * A form that an app shows. Submits its values (ActionEvent `submit_modal`).
 * @fires close - when the modal is to be removed
 */
@customElement('chat-modal')
export class ChatModal extends LitElement {
  static override readonly styles = [modalStyles, modalFieldStyles];

  @property({ attribute: false }) accessor modal: Modal | undefined;
  /** Id of the interaction that the app answered with the modal. */
  @property({ attribute: false }) accessor interaction = '';
  @property({ attribute: false }) accessor scene: Scene | undefined;

  @state() private accessor values: ReadonlyMap<string, FieldValue> = new Map();
  @state() private accessor problems: ReadonlyMap<string, string> = new Map();
  @state() private accessor isBusy = false;
  @state() private accessor failure = '';
  @query('dialog') private accessor dialog: HTMLDialogElement | null = null;

  get #parts(): readonly ModalPart[] {
    return this.modal === undefined ? [] : modalParts(this.modal);
  }

  get #fields(): readonly ModalFieldPart[] {
    return this.#parts.filter(part => part.kind === 'field');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('modal')) return;
    this.values = new Map(this.#fields.map(({ field }) => [field.custom_id, initialValue(field)]));
    this.problems = new Map();
    this.failure = '';
    this.isBusy = false;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('modal') || this.dialog === null || this.dialog.open) return;
    this.dialog.showModal();
    // By default the focus would be on the first button, which closes the modal.
    this.renderRoot.querySelector<HTMLElement>('.control')?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { modal, scene } = this;
    if (modal === undefined || scene === undefined) return nothing;
    return html`<dialog aria-labelledby="title" @cancel=${this.#onCancel}>
      <form novalidate @submit=${this.#onSubmit}>
        <header>
          <img class="icon" src=${avatarUrl(scene.bot)} alt="" width="32" height="32" />
          <h2 id="title">${modal.title}</h2>
          <button class="close" type="button" aria-label="Close" @click=${this.#close}>✕</button>
        </header>
        <div class="parts">${this.#parts.map((part, index) => this.#part(part, index, scene))}</div>
        <footer>
          ${this.failure === '' ? nothing : html`<p class="problem" role="alert">${this.failure}</p>`}
          <button type="button" @click=${this.#close}>Cancel</button>
          <button class="submit" aria-disabled=${this.isBusy} aria-busy=${this.isBusy}>
            ${this.isBusy ? 'Sending…' : 'Submit'}
          </button>
        </footer>
      </form>
    </dialog>`;
  }

  #part(part: ModalPart, index: number, scene: Scene): TemplateResult {
    if (part.kind === 'text') return html`<p class="text">${part.content}</p>`;
    const key = part.field.custom_id;
    return modalField(part, {
      id: `field-${index}`,
      value: this.values.get(key) ?? '',
      problem: this.problems.get(key) ?? '',
      scene,
      onChange: value => {
        this.values = new Map([...this.values, [key, value]]);
        this.problems = new Map([...this.problems].filter(([name]) => name !== key));
      },
      onProblem: problem => {
        this.values = new Map([...this.values, [key, '']]);
        this.problems = new Map([...this.problems, [key, problem]]);
      },
    });
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.isBusy) return;
    this.problems = new Map(
      this.#fields.flatMap(({ field }) => {
        const problem = fieldProblem(field, this.values.get(field.custom_id) ?? '');
        return problem === undefined ? [] : [[field.custom_id, problem]];
      }),
    );
    if (this.problems.size === 0) void this.#send();
    else this.#focusFirstProblem();
  }

  #focusFirstProblem(): void {
    const index = this.#parts.findIndex(
      part => part.kind === 'field' && this.problems.has(part.field.custom_id),
    );
    this.renderRoot.querySelector<HTMLElement>(`#field-${index}`)?.focus();
  }

  async #send(): Promise<void> {
    const { modal } = this;
    const actionEvent = new ActionEvent({
      kind: 'submit_modal',
      interaction: this.interaction,
      values: Object.fromEntries(this.values),
    });
    this.isBusy = true;
    this.failure = '';
    this.dispatchEvent(actionEvent);
    // The handler shows the reason of a failure among the notices.
    const result = await actionEvent.result?.catch(() => undefined);
    // The user may have cancelled it meanwhile and opened another.
    if (this.modal !== modal) return;
    this.isBusy = false;
    if (result === undefined || result.kind === 'failed') this.failure = 'Something went wrong. Try again.';
    else this.#close();
  }

  #onCancel(event: Event): void {
    event.preventDefault();
    this.#close();
  }

  /** The parent removes the modal on `close`; a later call does nothing. */
  #close(): void {
    if (!this.isConnected || this.dialog?.open !== true) return;
    this.dialog.close();
    this.dispatchEvent(new Event('close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-modal': ChatModal;
  }
}
