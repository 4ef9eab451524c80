import { ComponentType } from 'discord-api-types/v10';
import type { ModalInputs } from '../../discord-emulator/user-actions/modal-inputs.ts';
import { UserActionError } from '../../discord-emulator/user-actions/user-action-error.ts';
import { modalFields, type Modal, type ModalField } from '../../discord-emulator/validation/modal.ts';
import type { Select } from '../../discord-emulator/validation/select.ts';
import { readOptions } from './command-line.ts';
import { findByLabel } from './find-by-label.ts';
import { readLocalFile } from './local-file.ts';
import { defaultValues, selectEntries, type SelectPlace } from './select-entries.ts';

/** Returns how a form that the app has opened is filled in: its fields, with what they contain. */
export function formText({ title, components }: Modal, place: SelectPlace): string {
  const fields = modalFields(components).map(field => `  ${field.custom_id}:${shownContent(field, place)}`);
  return [`The app opened a form, '${title}'. Submit it by 'fill', with these fields:`, ...fields].join('\n');
}

/**
 * Reads `name:value other:"two words"`, or free text for the first required field; fields that are left out keep what they contain.
 * @throws UserActionError for free text without a field, and for a file that cannot be read
 */
export async function readForm(
  { components }: Modal,
  text: string,
  place: SelectPlace,
): Promise<ModalInputs> {
  const fields = modalFields(components);
  const named = fields.map(field => ({ name: field.custom_id, required: field.required ?? true }));
  const { inputs, rest } = readOptions(text, named);
  if (rest !== '') throw new UserActionError(`The form takes no text, but got '${rest}'`);
  const entries = fields.map(
    async field => [field.custom_id, await inputOf(field, inputs[field.custom_id], place)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** Returns the value of a field: a text, chosen options, or the file at a path; without a text, what it contains. */
async function inputOf(
  field: ModalField,
  text: string | undefined,
  place: SelectPlace,
): Promise<ModalInputs[string]> {
  if (field.type === ComponentType.TextInput) return text ?? field.value ?? '';
  if (field.type === ComponentType.FileUpload) return text === undefined ? '' : readLocalFile(text);
  return text === undefined ? defaultValues(field) : chosenValues(field, text, place);
}

/** Returns the values of the option with a label or value, or of several: `Monday, Friday`. */
function chosenValues(select: Select, text: string, place: SelectPlace): string[] {
  const entries = selectEntries(select, place);
  const valueOf = (label: string): string =>
    entries.find(entry => entry.label === label || entry.value === label)?.value ??
    findByLabel(entries, label)[0]?.value ??
    label;
  const isOne = select.max_values === 1 || findByLabel(entries, text).length > 0;
  const labels = isOne ? [text] : text.split(',').map(each => each.trim());
  return labels.filter(label => label !== '').map(valueOf);
}

function shownContent(field: ModalField, place: SelectPlace): string {
  if (field.type === ComponentType.TextInput) return JSON.stringify(field.value ?? '');
  if (field.type === ComponentType.FileUpload) return '(the path of a file)';
  const entries = selectEntries(field, place);
  const chosen = defaultValues(field).flatMap(value => entries.find(entry => entry.value === value) ?? []);
  const labels = entries.map(({ label }) => label).join(', ');
  return `${JSON.stringify(chosen.map(({ label }) => label).join(', '))}${labels === '' ? '' : ` of ${labels}`}`;
}
