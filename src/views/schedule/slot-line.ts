import type { MessageBody } from '../../core/message/message-body.ts';
import { textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';

const MAX_INTRO_WEIGHT = 300;

/** What a schedule puts above the papers of a slot. */
export interface SlotLine {
  /** The role that is mentioned. */
  readonly roleId?: string | undefined;
  /** Plain text. */
  readonly intro?: string | undefined;
}

/** Returns the line above the papers as markdown; empty if there is none. */
export function slotLineMarkdown({ roleId, intro }: SlotLine): string {
  const text = intro === undefined ? '' : fitText(intro, MAX_INTRO_WEIGHT, escapeText);
  return [roleId === undefined ? '' : `<@&${roleId}>`, text].filter(part => part !== '').join(' ');
}

/** Lets a message notify a role that it mentions; without one, it notifies no one. */
export function allowRoleMention(body: MessageBody, roleId: string | undefined): MessageBody {
  return roleId === undefined ? body : { ...body, allowed_mentions: mentionOf(roleId) };
}

/** Puts a schedule's line above a message that has no place for it. */
export function withSlotLine(body: MessageBody, line: SlotLine): MessageBody {
  const text = slotLineMarkdown(line);
  const components = text === '' ? body.components : [textDisplay(text), ...body.components];
  return allowRoleMention({ ...body, components }, line.roleId);
}

/** Returns whether a message of ours, given as JSON, notifies a role. */
export function mentionsRole(body: string, roleId: string): boolean {
  return body.includes(`"allowed_mentions":${JSON.stringify(mentionOf(roleId))}`);
}

const mentionOf = (roleId: string): MessageBody['allowed_mentions'] => ({ parse: [], roles: [roleId] });
