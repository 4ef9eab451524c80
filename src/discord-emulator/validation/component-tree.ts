import { ComponentType } from 'discord-api-types/v10';
import type { AnyComponent, MessageComponent } from './component.ts';
import type { Path } from './form.ts';

/** A component and where it stands. */
export interface Placed {
  readonly component: AnyComponent;
  readonly path: Path;
}

/** All components of a message with those nested in them, in the order they are read; accessories last of their section. */
export function flattenComponents(components: readonly AnyComponent[], at: Path): Placed[] {
  return components.flatMap((component, index) => placed(component, [...at, index]));
}

function placed(component: AnyComponent, path: Path): Placed[] {
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

/** The components of a message without their places. */
export function allComponents(components: readonly MessageComponent[]): AnyComponent[] {
  return flattenComponents(components, []).map(each => each.component);
}

/** The texts of a message's text displays, top to bottom. */
export function displayedTexts(components: readonly MessageComponent[]): string[] {
  return allComponents(components).flatMap(each =>
    each.type === ComponentType.TextDisplay ? [each.content] : [],
  );
}

/**
 * Gives every component without an `id` the next free number, as Discord does (docs, "Anatomy of a Component").
 * Works on the components themselves, which nobody else holds yet.
 */
export function numberComponents(components: readonly MessageComponent[]): void {
  const all = allComponents(components);
  const taken = new Set(all.map(each => each.id ?? 0));
  let next = 1;
  for (const component of all) {
    // 0 is read as "not given" (same section of the docs).
    if (component.id !== undefined && component.id !== null && component.id !== 0) continue;
    while (taken.has(next)) next += 1;
    taken.add(next);
    component.id = next;
  }
}
