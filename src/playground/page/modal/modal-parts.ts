import { ComponentType } from 'discord-api-types/payloads/v10';
import type { Modal, ModalField } from '../../../discord-emulator/validation/modal.ts';

/** A field of a modal with its label. */
export interface ModalFieldPart {
  readonly kind: 'field';
  readonly label: string;
  readonly description: string;
  readonly field: ModalField;
}

/** A part of a modal. */
export type ModalPart = { readonly kind: 'text'; readonly content: string } | ModalFieldPart;

/** Returns the parts of a modal from top to bottom; a text input in a row has its own label (docs, "Text Input"). */
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
