import type { MessageBody } from '../../core/message/message-body.ts';
import { container, message, RED, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';

const MAX_PROBLEM_WEIGHT = 300;

/** Returns a notice to the admins of a server that the bot paused watches in a channel, with what to do. */
export function watchesPaused({
  channelId,
  watches,
  problem,
}: {
  readonly channelId: string;
  readonly watches: number;
  readonly problem: string;
}): MessageBody {
  const lines = [
    `### ⏸️ ${watches === 1 ? 'A watch' : `${watches} watches`} in <#${channelId}> ${watches === 1 ? 'was' : 'were'} paused`,
    fitText(problem, MAX_PROBLEM_WEIGHT, part => `Why: ${escapeText(part)}`),
    'Give Paperboy its permissions in that channel again: then watches there resume by themselves.',
    '-# `/settings server` sets where these notices go.',
  ];
  return message(container(RED, [textDisplay(lines.filter(line => line !== '').join('\n'))]));
}
