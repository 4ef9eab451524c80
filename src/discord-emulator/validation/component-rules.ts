import { ComponentType } from 'discord-api-types/v10';
import { buttonProblems } from './button-rules.ts';
import type { MessageComponent } from './component.ts';
import { flattenComponents } from './component-tree.ts';
import type { PlacedComponent } from './component-tree.ts';
import { duplicateCustomIds } from './custom-ids.ts';
import { displayedTextProblems } from './displayed-text.ts';
import { badLengthError } from './field-errors.ts';
import type { FieldPath, FieldProblem } from './form.ts';
import { repeatedIndexes } from './repeated-indexes.ts';
import { isSelect, selectProblems } from './select.ts';

/** Rows of a legacy message (docs, "Legacy Message Component Behavior"). */
const MAX_ROWS = 5;
/** Components of a Components V2 message, including nested ones (docs, "Component Reference"). */
const MAX_COMPONENTS = 40;

/** Returns the problems of a message's components that involve several fields. */
export function componentProblems(
  components: readonly MessageComponent[],
  isComponentsV2: boolean,
  at: FieldPath,
): FieldProblem[] {
  const all = flattenComponents(components, at);
  return [
    ...(isComponentsV2 ? [...tooManyComponents(all, at), ...displayedTextProblems(components, at)] : []),
    ...(isComponentsV2 ? [] : legacyProblems(components, at)),
    ...all.flatMap(placed => [...rowProblems(placed), ...buttonOrSelectProblems(placed)]),
    ...duplicateIds(all),
    ...duplicateCustomIds(
      all.flatMap(({ component, path }) =>
        'custom_id' in component && typeof component.custom_id === 'string'
          ? [{ customId: component.custom_id, path }]
          : [],
      ),
    ),
  ];
}

function buttonOrSelectProblems({ component, path }: PlacedComponent): FieldProblem[] {
  if (component.type === ComponentType.Button) return buttonProblems(component, path);
  return isSelect(component) ? selectProblems(component, path) : [];
}

function legacyProblems(components: readonly MessageComponent[], at: FieldPath): FieldProblem[] {
  const tooMany = components.length > MAX_ROWS ? [{ path: at, ...badLengthError(0, MAX_ROWS) }] : [];
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

function tooManyComponents(all: readonly PlacedComponent[], at: FieldPath): FieldProblem[] {
  if (all.length <= MAX_COMPONENTS) return [];
  return [
    {
      path: at,
      code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      message: `Total number of components cannot exceed ${MAX_COMPONENTS}`,
    },
  ];
}

/** A row holds up to five buttons, or one select (docs, "Action Row"). */
function rowProblems({ component, path }: PlacedComponent): FieldProblem[] {
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

/** Ids are unique in a message (docs, "Anatomy of a Component"). The error code is our guess. */
function duplicateIds(all: readonly PlacedComponent[]): FieldProblem[] {
  // 0 means "not given" (same section).
  const given = all.flatMap(({ component: { id }, path }) => ((id ?? 0) === 0 ? [] : [{ id, path }]));
  return repeatedIndexes(given.map(each => each.id)).map(index => ({
    path: [...(given[index]?.path ?? []), 'id'],
    code: 'COMPONENT_ID_DUPLICATED',
    message: 'Component id cannot be duplicated',
  }));
}
