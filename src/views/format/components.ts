import {
  ButtonStyle,
  ComponentType,
  MessageFlags,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIButtonComponentWithURL,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  type APISeparatorComponent,
  type APITextDisplayComponent,
} from 'discord-api-types/v10';
import type { MessageBody } from '../../core/message/message-body.ts';

/** Stripe at a container's left edge: Paperboy's own blue. */
export const BLUE = 0x3b82f6;
/** Stripe of an answer that tells of a problem. */
export const RED = 0xdc2626;

/** A message of these components that mentions nobody. */
export function message(...components: APIMessageTopLevelComponent[]): MessageBody {
  return { flags: MessageFlags.IsComponentsV2, components, allowed_mentions: { parse: [] } };
}

/** A box with a coloured stripe around components. */
export function container(accent: number, components: APIComponentInContainer[]): APIContainerComponent {
  return { type: ComponentType.Container, accent_color: accent, components };
}

/** Markdown; untrusted parts are escaped by now. */
export function textDisplay(markdown: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content: markdown };
}

/** A thin line. */
export function separator(): APISeparatorComponent {
  return { type: ComponentType.Separator, divider: true };
}

/** A text with a button at its right. */
export function section(markdown: string, accessory: APIButtonComponentWithCustomId): APISectionComponent {
  return { type: ComponentType.Section, components: [textDisplay(markdown)], accessory };
}

/** A row of up to five buttons, or of one select menu. */
export function row<T extends APIComponentInMessageActionRow>(...components: T[]): APIActionRowComponent<T> {
  return { type: ComponentType.ActionRow, components };
}

interface ButtonFace {
  readonly label: string;
  /** A Unicode emoji before the label. */
  readonly emoji?: string;
  readonly disabled?: boolean;
  /** Green: what the button stands for is so already. */
  readonly done?: boolean;
}

/** A button that sends its custom_id back to us. */
export function button(custom_id: string, face: ButtonFace): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: face.done === true ? ButtonStyle.Success : ButtonStyle.Secondary,
    label: face.label,
    custom_id,
    ...(face.emoji === undefined ? {} : { emoji: { name: face.emoji } }),
    ...(face.disabled === undefined ? {} : { disabled: face.disabled }),
  };
}

/** A button that opens a page. */
export function linkButton(url: string, label: string): APIButtonComponentWithURL {
  return { type: ComponentType.Button, style: ButtonStyle.Link, label, url };
}
