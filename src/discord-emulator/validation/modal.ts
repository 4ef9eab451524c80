import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { z } from 'zod';
import { textDisplay } from './component.ts';
import { duplicateCustomIds } from './custom-ids.ts';
import { list, parseForm, refuseProblems, text } from './form.ts';
import type { Path, Problem } from './form.ts';
import { entitySelect, selectProblems, stringSelect } from './select.ts';
import type { Select } from './select.ts';

// Shapes and lengths: docs, "Modal" and "Component Reference".

const id = z.int().min(0).nullish();

const textInput = z.object({
  type: z.literal(ComponentType.TextInput),
  id,
  custom_id: text(1, 100),
  style: z.enum(TextInputStyle),
  label: text(1, 45).nullish(),
  min_length: z.int().min(0).max(4000).nullish(),
  max_length: z.int().min(1).max(4000).nullish(),
  required: z.boolean().nullish(),
  value: text(0, 4000).nullish(),
  placeholder: text(0, 100).nullish(),
});

/** A component that may stand at the top of a modal: a row with one text input (the old form), a label, or text. */
const modalComponent = z.discriminatedUnion('type', [
  z.object({ type: z.literal(ComponentType.ActionRow), id, components: list(textInput, 1, 1) }),
  z.object({
    type: z.literal(ComponentType.Label),
    id,
    label: text(1, 45),
    description: text(1, 100).nullish(),
    component: z.discriminatedUnion('type', [textInput, stringSelect, entitySelect]),
  }),
  textDisplay,
]);

/** docs, "Modal": title 45, one to five components. */
const modal = z.object({
  custom_id: text(1, 100),
  title: text(1, 45),
  components: list(modalComponent, 1, 5),
});

/** A component that may stand at the top of a modal. */
export type ModalComponent = z.infer<typeof modalComponent>;
type TextInput = z.infer<typeof textInput>;
/** A field of a modal that a person fills in. */
export type ModalField = TextInput | Select;

/** A form that an app shows to a person. */
export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly ModalComponent[];
}

/** Reads a modal. @param at where it is in the whole body @throws ApiError 50035 */
export function readModal(data: unknown, at: Path): Modal {
  const form = parseForm(modal, data, at);
  const fields = placedFields(form.components, [...at, 'components']);
  refuseProblems([
    ...fields.flatMap(({ field, path }) =>
      field.type === ComponentType.TextInput ? inputProblems(field, path) : menuProblems(field, path),
    ),
    ...unlabelled(form.components, [...at, 'components']),
    ...duplicateCustomIds(fields.map(({ field, path }) => ({ customId: field.custom_id, path }))),
  ]);
  return form;
}

/** The fields of a modal that a person fills in. */
export function modalFields(components: readonly ModalComponent[]): ModalField[] {
  return placedFields(components, []).map(each => each.field);
}

function placedFields(components: readonly ModalComponent[], at: Path): { field: ModalField; path: Path }[] {
  return components.flatMap((component, index): { field: ModalField; path: Path }[] => {
    if (component.type === ComponentType.Label) {
      return [{ field: component.component, path: [...at, index, 'component'] }];
    }
    if (component.type === ComponentType.TextDisplay) return [];
    return component.components.map((field, inner) => ({ field, path: [...at, index, 'components', inner] }));
  });
}

/** docs, "Text Input": its bounds hold for what is filled in beforehand too. */
function inputProblems({ min_length, max_length, value }: TextInput, path: Path): Problem[] {
  const [min, max] = [min_length ?? 0, max_length ?? 4000];
  const message = `Must be between ${min} and ${max} in length.`;
  if (min > max) {
    return [
      {
        path: [...path, 'min_length'],
        code: 'NUMBER_TYPE_MAX',
        message: `int value should be less than or equal to ${max}.`,
      },
    ];
  }
  const length = (value ?? '').length;
  const fits = length === 0 || (length >= min && length <= max);
  return fits ? [] : [{ path: [...path, 'value'], code: 'BASE_TYPE_BAD_LENGTH', message }];
}

/** docs, "Component Reference": selects of a modal are never disabled. What Discord calls it is not known. */
function menuProblems(select: Select, path: Path): Problem[] {
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

/** docs, "Text Input": in a row nothing else says what is asked for. */
function unlabelled(components: readonly ModalComponent[], at: Path): Problem[] {
  return components.flatMap((component, index) =>
    component.type === ComponentType.ActionRow
      ? component.components.flatMap((field, inner) =>
          (field.label ?? '') === ''
            ? [
                {
                  path: [...at, index, 'components', inner, 'label'],
                  code: 'BASE_TYPE_REQUIRED',
                  message: 'This field is required',
                },
              ]
            : [],
        )
      : [],
  );
}
