import { ComponentType } from 'discord-api-types/payloads/v10';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Scene } from '../../web/protocol.ts';
import type { ModalPart } from './modal-parts.ts';
import './modal-select.ts';
import type { FieldValue } from './modal-values.ts';
import type { PickEvent } from './pick-event.ts';
import { textField } from './text-field.ts';

/** How a field of a modal stands. */
export interface ModalFieldLook {
  /** Of the control's element. */
  readonly id: string;
  readonly value: FieldValue;
  /** What is wrong with it; empty when nothing is. */
  readonly problem: string;
  readonly scene: Scene;
  readonly change: (value: FieldValue) => void;
}

type FieldPart = Extract<ModalPart, { readonly kind: 'field' }>;

/** A field with its label, its description, what is wrong with it, and how much of its room is taken. */
export function modalField(part: FieldPart, look: ModalFieldLook): TemplateResult {
  const { label, description, field } = part;
  const { id, value, problem } = look;
  const most = field.type === ComponentType.TextInput ? field.max_length : undefined;
  return html`<div class="part">
    <label class="label" for=${id}
      >${label}${field.required === false ? nothing : html` <span class="star" aria-hidden="true">*</span>`}</label
    >
    <p id="${id}-about" class=${description === '' ? '' : 'description'}>${description}</p>
    ${control(part, look)}
    <div id="${id}-below" class="below">
      <span class="problem" role="alert">${problem}</span>
      ${typeof most === 'number' ? html`<span class="count">${value.length}/${most}</span>` : nothing}
    </div>
  </div>`;
}

function control(
  { label, field }: FieldPart,
  { id, value, problem, scene, change }: ModalFieldLook,
): TemplateResult {
  if (field.type === ComponentType.TextInput) {
    return textField(field, { id, text: String(value), problem, typed: change });
  }
  return html`<chat-modal-select
    id=${id}
    class="control"
    .label=${label}
    .select=${field}
    .scene=${scene}
    .values=${typeof value === 'string' ? [] : value}
    .invalid=${problem !== ''}
    @pick=${(event: PickEvent) => {
      change(event.values);
    }}
  ></chat-modal-select>`;
}
