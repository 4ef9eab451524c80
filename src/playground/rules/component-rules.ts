import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Button, MessageComponent } from './component.ts';
import { flattenComponents } from './component-tree.ts';
import type { Placed } from './component-tree.ts';
import type { Path, Problem } from './form.ts';

/** Rows of an ordinary message (docs, "Legacy Message Component Behavior"). */
const MAX_ROWS = 5;
/** Components of a Components V2 message, nested ones counted (docs, "Component Reference"). */
const MAX_COMPONENTS = 40;
/** Characters over all text displays of a message (same place). */
const MAX_DISPLAYED_TEXT = 4000;

/** What is wrong among the components of a message, beyond the shape of each. */
export function componentProblems(
  components: readonly MessageComponent[],
  isComponentsV2: boolean,
  at: Path,
): Problem[] {
  const all = flattenComponents(components, at);
  return [
    ...(isComponentsV2 ? v2Problems(all, at) : legacyProblems(components, at)),
    ...all.flatMap(rowProblems),
    ...all.flatMap(buttonProblems),
    ...all.flatMap(selectProblems),
    ...duplicateCustomIds(all),
  ];
}

function legacyProblems(components: readonly MessageComponent[], at: Path): Problem[] {
  const tooMany =
    components.length > MAX_ROWS
      ? [{ path: at, code: 'BASE_TYPE_BAD_LENGTH', message: `Must be between 0 and ${MAX_ROWS} in length.` }]
      : [];
  return [
    ...tooMany,
    ...components.flatMap((component, index) =>
      component.type === ComponentType.ActionRow
        ? []
        : [
            {
              path: [...at, index, 'type'],
              code: 'UNION_TYPE_CHOICES',
              message: 'Value of field "type" must be one of (1,).',
            },
          ],
    ),
  ];
}

function v2Problems(all: readonly Placed[], at: Path): Problem[] {
  const problems: Problem[] = [];
  if (all.length > MAX_COMPONENTS) {
    problems.push({
      path: at,
      code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      message: `Total number of components cannot exceed ${MAX_COMPONENTS}`,
    });
  }
  const characters = all.reduce(
    (sum, { component }) =>
      sum + (component.type === ComponentType.TextDisplay ? component.content.length : 0),
    0,
  );
  if (characters > MAX_DISPLAYED_TEXT) {
    problems.push({
      path: at,
      code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      message: `Total displayable text size exceeds ${MAX_DISPLAYED_TEXT}`,
    });
  }
  return problems;
}

/** A row holds up to five buttons, or one select (docs, "Action Row"). */
function rowProblems({ component, path }: Placed): Problem[] {
  if (component.type !== ComponentType.ActionRow || component.components.length < 2) return [];
  if (component.components.every(child => child.type === ComponentType.Button)) return [];
  return [
    {
      path: [...path, 'components'],
      code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      message: 'The maximum component width was exceeded',
    },
  ];
}

/** docs, "Button": which fields go with which style. */
function buttonProblems({ component, path }: Placed): Problem[] {
  if (component.type !== ComponentType.Button) return [];
  const fail = (field: string, code: string, message: string): Problem => ({
    path: [...path, field],
    code,
    message,
  });
  const problems: Problem[] = [];
  if (component.style === ButtonStyle.Link) {
    if (isBlank(component.url))
      problems.push(fail('url', 'BUTTON_COMPONENT_URL_REQUIRED', 'A url is required'));
    if (!isBlank(component.custom_id)) {
      problems.push(
        fail(
          'custom_id',
          'BUTTON_COMPONENT_CUSTOM_ID_AND_URL',
          'A custom id and url cannot both be specified',
        ),
      );
    }
  } else if (component.style !== ButtonStyle.Premium) {
    if (isBlank(component.custom_id)) {
      problems.push(fail('custom_id', 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required'));
    }
    if (!isBlank(component.url)) {
      problems.push(fail('url', 'BUTTON_COMPONENT_URL_NOT_ALLOWED', 'A url is only allowed on link buttons'));
    }
  }
  if (component.style !== ButtonStyle.Premium && !hasFace(component)) {
    problems.push(
      fail('label', 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A label or an emoji is required'),
    );
  }
  return problems;
}

function hasFace(button: Button): boolean {
  return !isBlank(button.label) || (button.emoji !== undefined && button.emoji !== null);
}

function isBlank(value: string | null | undefined): boolean {
  return value === undefined || value === null || value.trim() === '';
}

/** docs, "String Select": values are unique, and no more are asked for than there are. */
function selectProblems({ component, path }: Placed): Problem[] {
  if (component.type !== ComponentType.StringSelect) return [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const [index, option] of component.options.entries()) {
    if (seen.has(option.value)) {
      problems.push({
        path: [...path, 'options', index, 'value'],
        code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        message: 'The specified option value is already used',
      });
    }
    seen.add(option.value);
  }
  const count = component.options.length;
  for (const field of ['min_values', 'max_values'] as const) {
    if ((component[field] ?? 0) > count) {
      problems.push({
        path: [...path, field],
        code: 'NUMBER_TYPE_MAX',
        message: `int value should be less than or equal to ${count}.`,
      });
    }
  }
  return problems;
}

function duplicateCustomIds(all: readonly Placed[]): Problem[] {
  const seen = new Set<string>();
  return all.flatMap(({ component, path }) => {
    if (!('custom_id' in component) || typeof component.custom_id !== 'string') return [];
    if (!seen.has(component.custom_id)) {
      seen.add(component.custom_id);
      return [];
    }
    return [
      {
        path: [...path, 'custom_id'],
        code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
        message: 'Component custom id cannot be duplicated',
      },
    ];
  });
}
