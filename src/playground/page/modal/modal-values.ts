import { ComponentType } from 'discord-api-types/payloads/v10';
import type { ModalField } from '../../../discord-emulator/validation/modal.ts';
import type { Select } from '../../../discord-emulator/validation/select.ts';
import { defaultValues } from '../message/select-options.ts';

/** What a field holds: text, or the values that are picked. */
export type FieldValue = string | readonly string[];

/** What a text input takes at most when it says nothing (docs, "Text Input"). */
const MOST_TEXT = 4000;

/** What a field holds at first. */
export function firstValue(field: ModalField): FieldValue {
  if (field.type === ComponentType.TextInput) return field.value ?? '';
  return defaultValues(field);
}

/** What is wrong with a field, worded for the person at the page; undefined when nothing is. */
export function fieldProblem(field: ModalField, value: FieldValue): string | undefined {
  if (value.length === 0) return field.required === false ? undefined : 'This field is required.';
  if (field.type === ComponentType.TextInput) {
    const least = field.min_length ?? 0;
    const most = field.max_length ?? MOST_TEXT;
    if (value.length < least) return `Must be ${counted(least, 'character')} or more.`;
    return value.length > most ? `Must be ${counted(most, 'character')} or fewer.` : undefined;
  }
  if (value.length < field.min_values) return `Pick at least ${counted(field.min_values, 'option')}.`;
  return value.length > field.max_values ? `Pick at most ${counted(field.max_values, 'option')}.` : undefined;
}

/** How many can be picked: what is not required may be left out, whatever its least is (docs, "String Select"). */
export function pickBounds({
  required,
  min_values,
  max_values,
}: Select): Pick<Select, 'min_values' | 'max_values'> {
  return { min_values: required === false ? 0 : min_values, max_values };
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
