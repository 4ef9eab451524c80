import type { MessageBody } from '../../src/core/message/message-body.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import { titleUrl } from '../../src/core/paper/links.ts';
import { show } from './discord-markdown.ts';
import { textsOf } from './message-parts.ts';

/** Active markdown of the views themselves: the channel and the member of these tests, times, links to messages. */
const ALLOWED =
  /^<#123456789012345678>$|^<@&?223456789012345678>$|^<t:\d+:[Rf]>$|^https:\/\/discord\.com\/channels\/(?:@me|\d+)\/\d+\/\d+$/;

/** Returns mentions, links and emoji that Discord would render, except those that the view makes itself. */
export function activeMarkdown(body: MessageBody, shown: readonly Paper[]): string[] {
  const paperUrls = new Set(shown.map(titleUrl));
  return textsOf(body)
    .flatMap(text => show(text).active)
    .filter(({ kind, source }) => {
      if (kind === 'mark' || kind === 'block') return false;
      if (kind === 'link' && !source.startsWith('https://discord.com/channels/'))
        return !paperUrls.has(/\]\(([^)]*)\)$/.exec(source)?.[1]);
      return !ALLOWED.test(source);
    })
    .map(({ source }) => source);
}

/** Returns the formatting of a message in order: headings, lists, small print and marks such as `**`. */
export function layoutOf(body: MessageBody): string[] {
  return textsOf(body)
    .flatMap(text => show(text).active)
    .filter(({ kind }) => kind === 'block' || kind === 'mark')
    .map(({ source }) => source);
}
