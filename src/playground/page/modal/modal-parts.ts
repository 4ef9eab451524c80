import { ComponentType } from 'discord-api-types/v10';
import type { Modal, ModalField } from '../../rules/modal.ts';
import type { Scene } from '../../web/protocol.ts';
import { entitiesOf } from '../composer/entities.ts';
import { channelSuggestions, peopleSuggestions, roleSuggestions } from '../composer/suggestion.ts';

/** A part of a modal, from top to bottom. */
export type ModalPart =
  | { readonly kind: 'text'; readonly content: string }
  | {
      readonly kind: 'field';
      readonly label: string;
      readonly description: string;
      readonly field: ModalField;
    };

/** A field of a modal in which something is picked. */
export type ModalSelect = Exclude<ModalField, { readonly type: ComponentType.TextInput }>;

/** What can be picked in a field. */
export interface Pickable {
  readonly value: string;
  readonly label: string;
  readonly note: string;
  readonly emoji: string;
}

/** The parts of a modal; a text input in a row bears its label itself (docs, "Text Input"). */
export function modalParts({ components }: Modal): ModalPart[] {
  return components.flatMap((component): ModalPart[] => {
    if (component.type === ComponentType.TextDisplay) return [{ kind: 'text', content: component.content }];
    if (component.type === ComponentType.Label) {
      const { label, description, component: field } = component;
      return [{ kind: 'field', label, description: description ?? '', field }];
    }
    return component.components.map(field => ({
      kind: 'field',
      label: field.label ?? '',
      description: '',
      field,
    }));
  });
}

/** What can be picked in a select. */
export function pickables(select: ModalSelect, scene: Scene): Pickable[] {
  if (select.type === ComponentType.StringSelect) {
    return select.options.map(({ value, label, description, emoji }) => ({
      value,
      label,
      note: description ?? '',
      // A server's own emoji is a picture on another host.
      emoji: emoji?.id === undefined || emoji.id === null ? (emoji?.name ?? '') : '',
    }));
  }
  return entityPickables(select, scene);
}

function entityPickables(
  { type, channel_types }: Exclude<ModalSelect, { readonly type: ComponentType.StringSelect }>,
  scene: Scene,
): Pickable[] {
  const { users, roles, channels } = entitiesOf(scene, undefined);
  const people = type === ComponentType.UserSelect || type === ComponentType.MentionableSelect;
  const groups = type === ComponentType.RoleSelect || type === ComponentType.MentionableSelect;
  const places = type === ComponentType.ChannelSelect;
  return [
    ...(people ? peopleSuggestions(users) : []),
    ...(groups ? roleSuggestions(roles) : []),
    ...(places ? channelSuggestions(channels, channel_types ?? []) : []),
  ].map(({ value, label, note }) => ({ value: String(value), label, note, emoji: '' }));
}
