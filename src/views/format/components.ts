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

/** Accent colour of a container: Paperboy's blue. */
export const BLUE = 0x3b82f6;
/** Accent colour of an error. */
export const RED = 0xdc2626;

/** Returns a message of these components that notifies no one. */
export function message(...components: APIMessageTopLevelComponent[]): MessageBody {
  return { flags: MessageFlags.IsComponentsV2, components, allowed_mentions: { parse: [] } };
}

/** Returns a box with a coloured stripe around components. */
export function container(accent: number, components: APIComponentInContainer[]): APIContainerComponent {
  return { type: ComponentType.Container, accent_color: accent, components };
}

/** Returns a text in markdown; untrusted parts must be escaped already. */
export function textDisplay(markdown: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content: markdown };
}

/** Returns a thin line. */
export function separator(): APISeparatorComponent {
  return { type: ComponentType.Separator, divider: true };
}

/** Returns a text with a small picture to its right. `description`: plain text, read out where the picture is not seen. */
export function pictured(
  markdown: string,
  { url, description }: { readonly url: string; readonly description: string },
): APISectionComponent {
  return {
    type: ComponentType.Section,
    components: [textDisplay(markdown)],
    accessory: { type: ComponentType.Thumbnail, media: { url }, description },
  };
}

/** Returns a text with a button to its right. */
export function withButton(markdown: string, accessory: APIButtonComponentWithCustomId): APISectionComponent {
  return { type: ComponentType.Section, components: [textDisplay(markdown)], accessory };
}

/** Returns a row of up to five buttons, or of one select menu (docs, "Action Row"). */
export function row<T extends APIComponentInMessageActionRow>(...components: T[]): APIActionRowComponent<T> {
  return { type: ComponentType.ActionRow, components };
}

interface ButtonOptions {
  readonly label: string;
  /** A Unicode emoji before the label. */
  readonly emoji?: string;
  readonly disabled?: boolean;
  /** Shown in green: the action is done already. */
  readonly done?: boolean;
}

/** Returns a button that sends its custom_id to the bot. */
export function button(custom_id: string, options: ButtonOptions): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: options.done === true ? ButtonStyle.Success : ButtonStyle.Secondary,
    label: options.label,
    custom_id,
    ...(options.emoji === undefined ? {} : { emoji: { name: options.emoji } }),
    ...(options.disabled === undefined ? {} : { disabled: options.disabled }),
  };
}

/** Returns a button that opens a URL. */
export function linkButton(url: string, label: string): APIButtonComponentWithURL {
  return { type: ComponentType.Button, style: ButtonStyle.Link, label, url };
}
