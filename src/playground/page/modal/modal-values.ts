import { ComponentType } from 'discord-api-types/v10';
import type { ModalField } from '../../rules/modal.ts';

/** What a field holds: text, or the values that are picked. */
export type FieldValue = string | readonly string[];

/** What a text input takes at most when it says nothing (docs, "Text Input"). */
const MOST_TEXT = 4000;

/** What a field holds at first. */
export function firstValue(field: ModalField): FieldValue {
  if (field.type === ComponentType.TextInput) return field.value ?? '';
  if (field.type === ComponentType.StringSelect) {
    return field.options.flatMap(option => (option.default === true ? [option.value] : []));
  }
  return (field.default_values ?? []).map(({ id }) => id);
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

/** The values after one is pressed: it changes sides, or where only one can be picked takes the other's place. */
export function toggled(values: readonly string[], value: string, most: number): readonly string[] {
  if (values.includes(value)) return values.filter(each => each !== value);
  if (most === 1) return [value];
  return values.length < most ? [...values, value] : values;
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
