import {
  ComponentType,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
} from 'discord-api-types/v10';
import type { MessageBody } from '../../core/message/message-body.ts';
import { MAX_MESSAGE_WEIGHT, weigh } from './text-weight.ts';

/** Discord's ids of slash commands by full name, such as `search` and `papers daily`. */
export type CommandIds = ReadonlyMap<string, string>;

/** A command in a text of ours, as `` `/papers daily` ``. Untrusted texts have no back tick that is not escaped. */
const COMMAND = /(?<!\\)`\/([a-z][a-z-]*(?: [a-z][a-z-]*){0,2})`/g;

/**
 * Returns the message with each command as a mention that members can click. A command without a known id stays as it is
 * written; so do all of them if their mentions make the message too long.
 */
export function mentionCommands(body: MessageBody, ids: CommandIds): MessageBody {
  if (ids.size === 0) return body;
  let weight = 0;
  const mention = (markdown: string): string => {
    const mentioned = markdown.replace(COMMAND, (written, name: string) => {
      const id = ids.get(name);
      return id === undefined ? written : `</${name}:${id}>`;
    });
    weight += weigh(mentioned);
    return mentioned;
  };
  const components = body.components.map(component => mapTexts(component, mention));
  return weight > MAX_MESSAGE_WEIGHT ? body : { ...body, components };
}

/** Returns a component with all texts in it changed. */
function mapTexts<T extends APIMessageTopLevelComponent | APIComponentInContainer>(
  component: T,
  change: (markdown: string) => string,
): T {
  if (component.type === ComponentType.TextDisplay)
    return { ...component, content: change(component.content) };
  if (component.type === ComponentType.Section || component.type === ComponentType.Container)
    return { ...component, components: component.components.map(part => mapTexts(part, change)) };
  return component;
}
