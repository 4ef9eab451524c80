import { ComponentType } from 'discord-api-types/v10';
import type { ModalInputs } from '../../discord-emulator/user-actions/modal-inputs.ts';
import { UserActionError } from '../../discord-emulator/user-actions/user-action-error.ts';
import { modalFields, type Modal, type ModalField } from '../../discord-emulator/validation/modal.ts';
import { readOptions } from './command-line.ts';

/** Returns how a form that the app has opened is filled in: its fields, with what they contain. */
export function formText({ title, components }: Modal): string {
  const fields = modalFields(components).map(field => `  ${field.custom_id}:${shownContent(field)}`);
  return [`The app opened a form, '${title}'. Submit it by 'fill', with these fields:`, ...fields].join('\n');
}

/**
 * Reads `name:value other:"two words"`, or free text for the first required field; fields that are left out keep what they contain.
 * @throws UserActionError for free text without a field
 */
export function readForm({ components }: Modal, text: string): ModalInputs {
  const fields = modalFields(components);
  const named = fields.map(field => ({ name: field.custom_id, required: field.required ?? true }));
  const { inputs, rest } = readOptions(text, named);
  if (rest !== '') throw new UserActionError(`The form takes no text, but got '${rest}'`);
  return Object.fromEntries(fields.map(field => [field.custom_id, inputOf(field, inputs[field.custom_id])]));
}

/** Returns the value of a field, by the text or the label of its option; without one, what it contains. */
function inputOf(field: ModalField, text: string | undefined): string | string[] {
  if (field.type === ComponentType.TextInput) return text ?? field.value ?? '';
  if (text === undefined) return chosen(field).map(option => option.value);
  return [optionsOf(field).find(({ label }) => label === text)?.value ?? text];
}

function shownContent(field: ModalField): string {
  if (field.type === ComponentType.TextInput) return JSON.stringify(field.value ?? '');
  const labels = optionsOf(field).map(({ label }) => label);
  return `${JSON.stringify(chosen(field)[0]?.label ?? '')}${labels.length === 0 ? '' : ` of ${labels.join(', ')}`}`;
}

const chosen = (field: ModalField) => optionsOf(field).filter(option => option.default === true);

const optionsOf = (field: ModalField) => (field.type === ComponentType.StringSelect ? field.options : []);
