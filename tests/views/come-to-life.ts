import type { MessageBody } from '../../src/core/message/message-body.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import { titleUrl } from '../../src/core/paper/links.ts';
import { show } from './discord-markdown.ts';
import { textsOf } from './message-parts.ts';

/** What a view writes itself: the channel and the member of these tests, times, and links to messages. */
const OURS =
  /^<#123456789012345678>$|^<@223456789012345678>$|^<t:\d+:[Rf]>$|^https:\/\/discord\.com\/channels\/(?:@me|\d+)\/\d+\/\d+$/;

/** Mentions, links and emoji that come to life in a message, other than those that a view makes itself. */
export function comeToLife(body: MessageBody, shown: readonly Paper[]): string[] {
  const ours = new Set(shown.map(titleUrl));
  return textsOf(body)
    .flatMap(text => show(text).active)
    .filter(({ kind, source }) => {
      if (kind === 'mark' || kind === 'block') return false;
      if (kind === 'link' && !source.startsWith('https://discord.com/channels/'))
        return !ours.has(/\]\(([^)]*)\)$/.exec(source)?.[1]);
      return !OURS.test(source);
    })
    .map(({ source }) => source);
}

/** The formatting of a message in order: headings, lists, small print and marks such as `**`. */
export function layoutOf(body: MessageBody): string[] {
  return textsOf(body)
    .flatMap(text => show(text).active)
    .filter(({ kind }) => kind === 'block' || kind === 'mark')
    .map(({ source }) => source);
}
