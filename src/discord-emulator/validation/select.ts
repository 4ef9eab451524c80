import { ChannelType, ComponentType } from 'discord-api-types/v10';
import * as z from 'zod';
import { componentEmoji, componentId, customId } from './component-fields.ts';
import { choicesError, maxValueError } from './field-errors.ts';
import { list, withDefault, snowflake, text } from './form.ts';
import type { FieldPath, FieldProblem } from './form.ts';
import { repeatedIndexes } from './repeated-indexes.ts';

// Shapes and lengths: docs, "Component Reference", the selects.

const option = z.object({
  label: text(1, 100),
  value: text(1, 100),
  description: text(1, 100).nullish(),
  emoji: componentEmoji.nullish(),
  default: z.boolean().nullish(),
});

const fields = {
  id: componentId,
  custom_id: customId,
  placeholder: text(0, 150).nullish(),
  min_values: withDefault(z.int().min(0).max(25), 1),
  max_values: withDefault(z.int().min(1).max(25), 1),
  required: z.boolean().nullish(),
  disabled: z.boolean().nullish(),
};

/** Schema of a select with its own options. */
export const stringSelect = z.object({
  type: z.literal(ComponentType.StringSelect),
  ...fields,
  options: list(option, 1, 25),
});

/** Schema of a select of users, roles or channels. */
export const entitySelect = z.object({
  type: z.literal([
    ComponentType.UserSelect,
    ComponentType.RoleSelect,
    ComponentType.MentionableSelect,
    ComponentType.ChannelSelect,
  ]),
  ...fields,
  channel_types: z.array(z.enum(ChannelType)).nullish(),
  default_values: list(
    z.object({ id: snowflake, type: z.enum(['user', 'role', 'channel']) }),
    0,
    25,
  ).nullish(),
});

/** A select of any kind. */
export type Select = z.infer<typeof stringSelect> | z.infer<typeof entitySelect>;

/** Returns true if a component is a select. */
export function isSelect<T extends { readonly type: ComponentType }>(component: T): component is T & Select {
  return component.type === ComponentType.StringSelect || component.type in DEFAULT_VALUE_TYPES;
}

/** The types of default values that each select accepts (docs, "Select Default Value Structure"). */
const DEFAULT_VALUE_TYPES = {
  [ComponentType.UserSelect]: ['user'],
  [ComponentType.RoleSelect]: ['role'],
  [ComponentType.MentionableSelect]: ['user', 'role'],
  [ComponentType.ChannelSelect]: ['channel'],
} as const satisfies Record<z.infer<typeof entitySelect>['type'], readonly string[]>;

/** Returns the problems of a select that involve several fields. @param path path of the select */
export function selectProblems(select: Select, path: FieldPath): FieldProblem[] {
  const own =
    select.type === ComponentType.StringSelect
      ? [...duplicateValues(select.options, path), ...boundsAboveOptionCount(select, path)]
      : wrongDefaultTypes(select, path);
  return [...own, ...reversedBounds(select, path), ...wrongDefaultCount(select, path)];
}

/** docs, "String Select": values are unique. */
function duplicateValues(options: readonly z.infer<typeof option>[], path: FieldPath): FieldProblem[] {
  return repeatedIndexes(options.map(each => each.value)).map(index => ({
    path: [...path, 'options', index, 'value'],
    code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    message: 'The specified option value is already used',
  }));
}

/** Neither bound may exceed the number of options (reported). */
function boundsAboveOptionCount(
  { options, ...select }: z.infer<typeof stringSelect>,
  path: FieldPath,
): FieldProblem[] {
  return (['min_values', 'max_values'] as const)
    .filter(field => select[field] > options.length)
    .map(field => ({ path: [...path, field], ...maxValueError(options.length) }));
}

/** Both bounds default to 1, so a minimum of 2 requires a maximum (reported). */
function reversedBounds({ min_values, max_values }: Select, path: FieldPath): FieldProblem[] {
  return min_values > max_values ? [{ path: [...path, 'min_values'], ...maxValueError(max_values) }] : [];
}

/** docs, "Component Reference": the number of default values must be within the bounds. The error code is our guess. */
function wrongDefaultCount(select: Select, path: FieldPath): FieldProblem[] {
  const field = select.type === ComponentType.StringSelect ? 'options' : 'default_values';
  const count =
    select.type === ComponentType.StringSelect
      ? select.options.filter(each => each.default === true).length
      : (select.default_values ?? []).length;
  const isTooFew = field === 'default_values' && count > 0 && count < select.min_values;
  if (count <= select.max_values && !isTooFew) return [];
  return [
    {
      path: [...path, field],
      code: 'SELECT_COMPONENT_INVALID_DEFAULT_VALUES',
      message: `Between ${select.min_values} and ${select.max_values} default values are allowed`,
    },
  ];
}

function wrongDefaultTypes(select: z.infer<typeof entitySelect>, path: FieldPath): FieldProblem[] {
  const allowed: readonly string[] = DEFAULT_VALUE_TYPES[select.type];
  return (select.default_values ?? []).flatMap(({ type }, index) =>
    allowed.includes(type)
      ? []
      : [
          {
            path: [...path, 'default_values', index, 'type'],
            ...choicesError(allowed),
          },
        ],
  );
}
