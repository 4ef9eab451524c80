import { ComponentType } from 'discord-api-types/v10';
import type { AnyComponent, MessageComponent } from './component.ts';
import type { FieldPath } from './form.ts';

/** A component and its path in the request body. */
export interface PlacedComponent {
  readonly component: AnyComponent;
  readonly path: FieldPath;
}

/** Returns all components including nested ones, in reading order; an accessory comes last in its section. */
export function flattenComponents(components: readonly AnyComponent[], at: FieldPath): PlacedComponent[] {
  return components.flatMap((component, index) => withNested(component, [...at, index]));
}

function withNested(component: AnyComponent, path: FieldPath): PlacedComponent[] {
  const here = { component, path };
  if (component.type === ComponentType.ActionRow || component.type === ComponentType.Container) {
    return [here, ...flattenComponents(component.components, [...path, 'components'])];
  }
  if (component.type !== ComponentType.Section) return [here];
  return [
    here,
    ...flattenComponents(component.components, [...path, 'components']),
    { component: component.accessory, path: [...path, 'accessory'] },
  ];
}

/** Returns all components of a message including nested ones. */
export function allComponents(components: readonly MessageComponent[]): AnyComponent[] {
  return flattenComponents(components, []).map(each => each.component);
}

/** Returns the texts of a message's text displays, top to bottom. */
export function displayedTexts(components: readonly MessageComponent[]): string[] {
  return allComponents(components).flatMap(each =>
    each.type === ComponentType.TextDisplay ? [each.content] : [],
  );
}

/**
 * Gives each component without an `id` the next free number, as Discord does (docs, "Anatomy of a Component").
 * Changes the components in place, which is safe for components that were just read.
 */
export function numberComponents(components: readonly MessageComponent[]): void {
  const all = allComponents(components);
  const taken = new Set(all.map(each => each.id ?? 0));
  let next = 1;
  for (const component of all) {
    // 0 means "not given" (same section).
    if (component.id !== undefined && component.id !== null && component.id !== 0) continue;
    while (taken.has(next)) next += 1;
    taken.add(next);
    component.id = next;
  }
}
