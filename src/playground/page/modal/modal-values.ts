import { ComponentType } from 'discord-api-types/payloads/v10';
import type { FileEntry } from '../../web/protocol.ts';
import type { ModalField } from '../../../discord-emulator/validation/modal.ts';
import type { Select } from '../../../discord-emulator/validation/select.ts';
import { defaultValues } from '../message/select/select-options.ts';

/** The value of a field: text, the picked values, or a file. A field without a value has an empty text. */
export type FieldValue = string | readonly string[] | FileEntry;

/** Longest text of an input that sets no limit (docs, "Text Input"). */
const MAX_TEXT_LENGTH = 4000;

/** Returns the initial value of a field. */
export function initialValue(field: ModalField): FieldValue {
  if (field.type === ComponentType.TextInput) return field.value ?? '';
  return field.type === ComponentType.FileUpload ? '' : defaultValues(field);
}

/** Returns true for the value of a field that takes a file. */
export function isFileValue(value: FieldValue): value is FileEntry {
  return typeof value === 'object' && 'base64' in value;
}

/** Returns the problem of a field, worded for the user; undefined if it has none. */
export function fieldProblem(field: ModalField, value: FieldValue): string | undefined {
  if (isFileValue(value)) return undefined;
  if (value.length === 0) return field.required === false ? undefined : 'This field is required.';
  if (field.type === ComponentType.TextInput) {
    const min = field.min_length ?? 0;
    const max = field.max_length ?? MAX_TEXT_LENGTH;
    if (value.length < min) return `Must be ${plural(min, 'character')} or more.`;
    return value.length > max ? `Must be ${plural(max, 'character')} or fewer.` : undefined;
  }
  if (value.length < field.min_values) return `Pick at least ${plural(field.min_values, 'option')}.`;
  return value.length > field.max_values ? `Pick at most ${plural(field.max_values, 'option')}.` : undefined;
}

/** Returns how many options can be picked: an optional select may be left empty, whatever its minimum is (docs, "String Select"). */
export function pickBounds({
  required,
  min_values,
  max_values,
}: Select): Pick<Select, 'min_values' | 'max_values'> {
  return { min_values: required === false ? 0 : min_values, max_values };
}

function plural(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
