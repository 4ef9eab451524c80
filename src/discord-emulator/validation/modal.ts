import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import * as z from 'zod';
import { textDisplay } from './component.ts';
import { componentId, customId } from './component-fields.ts';
import { duplicateCustomIds } from './custom-ids.ts';
import { badLengthError, maxValueError, REQUIRED } from './field-errors.ts';
import { list, parseForm, throwIfProblems, text, withDefault } from './form.ts';
import type { FieldPath, FieldProblem } from './form.ts';
import { entitySelect, selectProblems, stringSelect } from './select.ts';
import type { Select } from './select.ts';

// Shapes and lengths: docs, "Modal" and "Component Reference".

const textInput = z.object({
  type: z.literal(ComponentType.TextInput),
  id: componentId,
  custom_id: customId,
  style: z.enum(TextInputStyle),
  label: text(1, 45).nullish(),
  min_length: z.int().min(0).max(4000).nullish(),
  max_length: z.int().min(1).max(4000).nullish(),
  required: z.boolean().nullish(),
  value: text(0, 4000).nullish(),
  placeholder: text(0, 100).nullish(),
});

/** docs, "File Upload". File types are not checked. */
const fileUpload = z.object({
  type: z.literal(ComponentType.FileUpload),
  id: componentId,
  custom_id: customId,
  min_values: withDefault(z.int().min(0).max(10), 1),
  max_values: withDefault(z.int().min(1).max(10), 1),
  required: z.boolean().nullish(),
});

/** Schema of a top-level component of a modal: a row with one text input (the old form), a label, or text. */
const modalComponent = z.discriminatedUnion('type', [
  z.object({ type: z.literal(ComponentType.ActionRow), id: componentId, components: list(textInput, 1, 1) }),
  z.object({
    type: z.literal(ComponentType.Label),
    id: componentId,
    label: text(1, 45),
    description: text(1, 100).nullish(),
    component: z.discriminatedUnion('type', [textInput, stringSelect, entitySelect, fileUpload]),
  }),
  textDisplay,
]);

/** docs, "Modal": a title of up to 45 characters, one to five components. */
const modal = z.object({
  custom_id: customId,
  title: text(1, 45),
  components: list(modalComponent, 1, 5),
});

/** A top-level component of a modal. */
export type ModalComponent = z.infer<typeof modalComponent>;
type TextInput = z.infer<typeof textInput>;
/** A field of a modal that takes files. */
export type FileUpload = z.infer<typeof fileUpload>;
/** A field of a modal that the user fills in. */
export type ModalField = TextInput | Select | FileUpload;

/** A form that an app shows to a user. */
export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly ModalComponent[];
}

/** Reads a modal. @param at path of the modal in the request body @throws ApiError 50035 */
export function readModal(data: unknown, at: FieldPath): Modal {
  const form = parseForm(modal, data, at);
  const fields = placedFields(form.components, [...at, 'components']);
  throwIfProblems([
    ...fields.flatMap(({ field, path }) => fieldProblems(field, path)),
    ...missingLabels(form.components, [...at, 'components']),
    ...duplicateCustomIds(fields.map(({ field, path }) => ({ customId: field.custom_id, path }))),
  ]);
  return form;
}

/** Returns the fields of a modal that the user fills in. */
export function modalFields(components: readonly ModalComponent[]): ModalField[] {
  return placedFields(components, []).map(each => each.field);
}

function placedFields(
  components: readonly ModalComponent[],
  at: FieldPath,
): { field: ModalField; path: FieldPath }[] {
  return components.flatMap((component, index): { field: ModalField; path: FieldPath }[] => {
    if (component.type === ComponentType.Label) {
      return [{ field: component.component, path: [...at, index, 'component'] }];
    }
    if (component.type === ComponentType.TextDisplay) return [];
    return component.components.map((field, inner) => ({ field, path: [...at, index, 'components', inner] }));
  });
}

function fieldProblems(field: ModalField, path: FieldPath): FieldProblem[] {
  if (field.type === ComponentType.TextInput) return inputProblems(field, path);
  if (field.type !== ComponentType.FileUpload) return modalSelectProblems(field, path);
  const { min_values: min, max_values: max } = field;
  return min > max ? [{ path: [...path, 'min_values'], ...maxValueError(max) }] : [];
}

/** docs, "Text Input": the length limits also hold for a prefilled value. */
function inputProblems({ min_length, max_length, value }: TextInput, path: FieldPath): FieldProblem[] {
  const [min, max] = [min_length ?? 0, max_length ?? 4000];
  if (min > max) return [{ path: [...path, 'min_length'], ...maxValueError(max) }];
  const length = (value ?? '').length;
  const fits = length === 0 || (length >= min && length <= max);
  return fits ? [] : [{ path: [...path, 'value'], ...badLengthError(min, max) }];
}

/** docs, "Component Reference": selects in modals cannot be disabled. The error code is our guess. */
function modalSelectProblems(select: Select, path: FieldPath): FieldProblem[] {
  const disabled =
    select.disabled === true
      ? [
          {
            path: [...path, 'disabled'],
            code: 'COMPONENT_DISABLED_NOT_ALLOWED',
            message: 'Components of a modal cannot be disabled',
          },
        ]
      : [];
  return [...selectProblems(select, path), ...disabled];
}

/** docs, "Text Input": an input in a row needs a label of its own. */
function missingLabels(components: readonly ModalComponent[], at: FieldPath): FieldProblem[] {
  return components.flatMap((component, index) =>
    component.type === ComponentType.ActionRow
      ? component.components.flatMap((field, inner) =>
          (field.label ?? '') === ''
            ? [
                {
                  path: [...at, index, 'components', inner, 'label'],
                  ...REQUIRED,
                },
              ]
            : [],
        )
      : [],
  );
}
