import { ComponentType } from 'discord-api-types/v10';
import { buttonProblems } from './button-rules.ts';
import type { MessageComponent } from './component.ts';
import { flattenComponents } from './component-tree.ts';
import type { Placed } from './component-tree.ts';
import { duplicateCustomIds } from './custom-ids.ts';
import { displayedTextProblems } from './displayed-text.ts';
import type { Path, Problem } from './form.ts';
import { isSelect, selectProblems } from './select.ts';

/** Rows of an ordinary message (docs, "Legacy Message Component Behavior"). */
const MAX_ROWS = 5;
/** Components of a Components V2 message, nested ones counted (docs, "Component Reference"). */
const MAX_COMPONENTS = 40;

/** What is wrong among the components of a message, beyond the shape of each. */
export function componentProblems(
  components: readonly MessageComponent[],
  isComponentsV2: boolean,
  at: Path,
): Problem[] {
  const all = flattenComponents(components, at);
  return [
    ...(isComponentsV2 ? [...tooManyComponents(all, at), ...displayedTextProblems(components, at)] : []),
    ...(isComponentsV2 ? [] : legacyProblems(components, at)),
    ...all.flatMap(placed => [...rowProblems(placed), ...ownProblems(placed)]),
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

function ownProblems({ component, path }: Placed): Problem[] {
  if (component.type === ComponentType.Button) return buttonProblems(component, path);
  return isSelect(component) ? selectProblems(component, path) : [];
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

function tooManyComponents(all: readonly Placed[], at: Path): Problem[] {
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

/** docs, "Anatomy of a Component": an id stands for one component of a message. What Discord calls it is not known. */
function duplicateIds(all: readonly Placed[]): Problem[] {
  const seen = new Set<number>();
  return all.flatMap(({ component: { id }, path }) => {
    // 0 is read as "not given" (same section).
    if (id === undefined || id === null || id === 0 || !seen.has(id)) {
      seen.add(id ?? 0);
      return [];
    }
    return [
      {
        path: [...path, 'id'],
        code: 'COMPONENT_ID_DUPLICATED',
        message: 'Component id cannot be duplicated',
      },
    ];
  });
}
