import {
  ComponentType,
  type APIActionRowComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
} from 'discord-api-types/v10';
import type { MessageBody } from '../../core/message/message-body.ts';
import { unescapeText } from '../format/escape.ts';
import { postButton } from '../format/post-button.ts';

/** Returns the heading of a list page from the message that shows it, as plain text; '' if the message has none. */
export function shownHeading({ components }: MessageBody): string {
  const [heading] = components.flatMap(component =>
    component.type === ComponentType.Container ? headings(component.components) : [],
  );
  return heading ?? '';
}

function headings(components: readonly APIComponentInContainer[]): string[] {
  return components.flatMap(component => {
    const text = component.type === ComponentType.TextDisplay ? component.content : '';
    const [, heading] = /^### (.+)/.exec(text) ?? [];
    return heading === undefined ? [] : [unescapeText(heading)];
  });
}

/** Returns the message that shows a page, with the post button that has this custom_id marked as done. */
export function withPostedButton(body: MessageBody, postId: string): MessageBody {
  const mark = (row: APIActionRowComponent<APIComponentInMessageActionRow>) => ({
    ...row,
    components: row.components.map(component =>
      component.type === ComponentType.Button && 'custom_id' in component && component.custom_id === postId
        ? postButton({ id: postId, posted: true })
        : component,
    ),
  });
  const markWithin = (component: APIMessageTopLevelComponent): APIMessageTopLevelComponent =>
    component.type === ComponentType.Container
      ? {
          ...component,
          components: component.components.map(each =>
            each.type === ComponentType.ActionRow ? mark(each) : each,
          ),
        }
      : component;
  return { ...body, components: body.components.map(markWithin) };
}
