import { ComponentType } from 'discord-api-types/payloads/v10';
import type { ModalField } from '../../../discord-emulator/validation/modal.ts';
import type { Select } from '../../../discord-emulator/validation/select.ts';
import { defaultValues } from '../message/select/select-options.ts';

/** The value of a field: text, or the picked values. */
export type FieldValue = string | readonly string[];

/** Longest text of an input that sets no limit (docs, "Text Input"). */
const MAX_TEXT_LENGTH = 4000;

/** Returns the initial value of a field. */
export function initialValue(field: ModalField): FieldValue {
  if (field.type === ComponentType.TextInput) return field.value ?? '';
  return defaultValues(field);
}

/** Returns the problem of a field, worded for the user; undefined if it has none. */
export function fieldProblem(field: ModalField, value: FieldValue): string | undefined {
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
