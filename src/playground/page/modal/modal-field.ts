import { ComponentType } from 'discord-api-types/payloads/v10';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ModalField } from '../../../discord-emulator/validation/modal.ts';
import type { Scene } from '../../web/protocol.ts';
import type { ModalFieldPart } from './modal-parts.ts';
import { fileField } from './file-field.ts';
import { isFileValue } from './modal-values.ts';
import type { FieldValue } from './modal-values.ts';
import { selectField } from './select-field.ts';
import { textField } from './text-field.ts';

/** State and callbacks of a field of a modal. */
export interface ModalFieldContext {
  /** Id of the control’s element. */
  readonly id: string;
  readonly value: FieldValue;
  /** What is wrong with the value; empty if nothing is. */
  readonly problem: string;
  readonly scene: Scene;
  readonly onChange: (value: FieldValue) => void;
  /** Called with what is wrong with a value that cannot be used. */
  readonly onProblem: (problem: string) => void;
}

/** Renders a field with its label, description, problem and length. */
export function modalField(part: ModalFieldPart, context: ModalFieldContext): TemplateResult {
  const { label, description, field } = part;
  const { id, value, problem } = context;
  const max = maxLength(field);
  return html`<div class="part">
    <label class="label" for=${id}
      >${label}${field.required === false ? nothing : html` <span class="star" aria-hidden="true">*</span>`}</label
    >
    <p id="${id}-about" class=${description === '' ? '' : 'description'}>${description}</p>
    ${control(part, context)}
    <div id="${id}-below" class="below">
      <span class="problem" role="alert">${problem}</span>
      ${max === undefined || isFileValue(value) ? nothing : html`<span class="count">${value.length}/${max}</span>`}
    </div>
  </div>`;
}

function control(
  { field }: ModalFieldPart,
  { id, value, problem, scene, onChange, onProblem }: ModalFieldContext,
): TemplateResult {
  if (field.type === ComponentType.TextInput) {
    return textField(field, { id, text: typeof value === 'string' ? value : '', problem, onInput: onChange });
  }
  if (field.type === ComponentType.FileUpload)
    return fileField(field, { id, problem, onFile: onChange, onProblem });
  const values = typeof value === 'string' || isFileValue(value) ? [] : value;
  return selectField(field, { id, values, problem, scene, onPick: onChange });
}

/** Returns how many characters or options fit, if the field shows how many are used. */
function maxLength(field: ModalField): number | undefined {
  if (field.type === ComponentType.TextInput) return field.max_length ?? undefined;
  return field.type !== ComponentType.FileUpload && field.max_values > 1 ? field.max_values : undefined;
}
