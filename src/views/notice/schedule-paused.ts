import type { MessageBody } from '../../core/message/message-body.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import { container, message, RED, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { scheduleLabel } from '../schedule/schedule-name.ts';

const MAX_PROBLEM_WEIGHT = 300;

/** Returns a notice to the admins of a server that the bot paused a schedule, with what to do. */
export function schedulePaused(
  schedule: Schedule,
  { problem, resumesWithAccess }: { readonly problem: string; readonly resumesWithAccess: boolean },
): MessageBody {
  const lines = [
    '### ⏸️ A schedule was paused',
    scheduleLabel(schedule),
    fitText(problem, MAX_PROBLEM_WEIGHT, part => `Why: ${escapeText(part)}`),
    resumesWithAccess
      ? 'Give Paperboy its permissions in that channel again: then it resumes by itself.'
      : 'Once that is solved, use `/schedule resume`. Or change its channel with `/schedule edit`.',
    '-# `/settings server` sets where these notices go.',
  ];
  return message(container(RED, [textDisplay(lines.filter(line => line !== '').join('\n'))]));
}
