import type { MessageBody } from '../../core/message/message-body.ts';
import { container, message, RED, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';

const MAX_PROBLEM_WEIGHT = 300;

/** Returns a notice to the admins of a server that a paper could not be posted on its wall of fame, with what to do. */
export function wallRefused({
  channelId,
  problem,
}: {
  readonly channelId: string;
  readonly problem: string;
}): MessageBody {
  const lines = [
    '### ⚠️ A paper could not be posted on the wall of fame',
    `<#${channelId}>`,
    fitText(problem, MAX_PROBLEM_WEIGHT, part => `Why: ${escapeText(part)}`),
    'Give Paperboy its permissions in that channel again, or choose another one with `/settings server`. The paper is then posted within the hour.',
  ];
  return message(container(RED, [textDisplay(lines.filter(line => line !== '').join('\n'))]));
}
