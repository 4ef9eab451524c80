import { ChannelType, ComponentType } from 'discord-api-types/v10';
import { z } from 'zod';
import { componentEmoji } from './component-emoji.ts';
import { list, otherwise, snowflake, text } from './form.ts';
import type { Path, Problem } from './form.ts';

// Shapes and lengths: docs, "Component Reference", the selects.

const option = z.object({
  label: text(1, 100),
  value: text(1, 100),
  description: text(1, 100).nullish(),
  emoji: componentEmoji.nullish(),
  default: z.boolean().nullish(),
});

const fields = {
  id: z.int().min(0).nullish(),
  custom_id: text(1, 100),
  placeholder: text(0, 150).nullish(),
  min_values: otherwise(z.int().min(0).max(25), 1),
  max_values: otherwise(z.int().min(1).max(25), 1),
  required: z.boolean().nullish(),
  disabled: z.boolean().nullish(),
};

/** A select of texts. */
export const stringSelect = z.object({
  type: z.literal(ComponentType.StringSelect),
  ...fields,
  options: list(option, 1, 25),
});

/** A select of people, roles or channels. */
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

/** A select menu, of strings or of people, roles and channels. */
export type Select = z.infer<typeof stringSelect> | z.infer<typeof entitySelect>;

/** Whether a component is a select. */
export function isSelect<T extends { readonly type: ComponentType }>(component: T): component is T & Select {
  return component.type === ComponentType.StringSelect || component.type in SELECTABLE;
}

/** What a select of entities may have selected from the start (docs, "Select Default Value Structure"). */
const SELECTABLE = {
  [ComponentType.UserSelect]: ['user'],
  [ComponentType.RoleSelect]: ['role'],
  [ComponentType.MentionableSelect]: ['user', 'role'],
  [ComponentType.ChannelSelect]: ['channel'],
} as const satisfies Record<z.infer<typeof entitySelect>['type'], readonly string[]>;

/** What is wrong with a select, beyond the shape of its parts. @param path where it stands */
export function selectProblems(select: Select, path: Path): Problem[] {
  const own =
    select.type === ComponentType.StringSelect
      ? [...duplicateValues(select.options, path), ...moreThanThereAre(select, path)]
      : wrongDefaults(select, path);
  return [...own, ...wrongBounds(select, path), ...tooManyDefaults(select, path)];
}

/** docs, "String Select": values are unique. */
function duplicateValues(options: readonly z.infer<typeof option>[], path: Path): Problem[] {
  const seen = new Set<string>();
  return options.flatMap(({ value }, index) => {
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [
      {
        path: [...path, 'options', index, 'value'],
        code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        message: 'The specified option value is already used',
      },
    ];
  });
}

/** No more are asked for than there are (reported). */
function moreThanThereAre({ options, ...select }: z.infer<typeof stringSelect>, path: Path): Problem[] {
  return (['min_values', 'max_values'] as const)
    .filter(field => select[field] > options.length)
    .map(field => tooMuch([...path, field], options.length));
}

/** What may be left out is 1, so that a minimum of 2 needs a maximum (reported). */
function wrongBounds({ min_values, max_values }: Select, path: Path): Problem[] {
  return min_values > max_values ? [tooMuch([...path, 'min_values'], max_values)] : [];
}

/** docs, "Component Reference": as much is selected from the start as may be selected. */
function tooManyDefaults(select: Select, path: Path): Problem[] {
  const field = select.type === ComponentType.StringSelect ? 'options' : 'default_values';
  const count =
    select.type === ComponentType.StringSelect
      ? select.options.filter(each => each.default === true).length
      : (select.default_values ?? []).length;
  const isTooFew = field === 'default_values' && count > 0 && count < select.min_values;
  if (count <= select.max_values && !isTooFew) return [];
  // What Discord calls this is not known; the rule is.
  return [
    {
      path: [...path, field],
      code: 'SELECT_COMPONENT_INVALID_DEFAULT_VALUES',
      message: `Between ${select.min_values} and ${select.max_values} default values are allowed`,
    },
  ];
}

function wrongDefaults(select: z.infer<typeof entitySelect>, path: Path): Problem[] {
  const fitting: readonly string[] = SELECTABLE[select.type];
  return (select.default_values ?? []).flatMap(({ type }, index) =>
    fitting.includes(type)
      ? []
      : [
          {
            path: [...path, 'default_values', index, 'type'],
            code: 'BASE_TYPE_CHOICES',
            message: `Value must be one of (${fitting.join(', ')}).`,
          },
        ],
  );
}

function tooMuch(path: Path, most: number): Problem {
  return { path, code: 'NUMBER_TYPE_MAX', message: `int value should be less than or equal to ${most}.` };
}
