import type { MessageBody } from '../../core/message/message-body.ts';
import { message, textDisplay } from '../format/components.ts';

/** What Paperboy is and who decides what it posts, for somebody who pressed 'About Paperboy' under a post. */
export function about(): MessageBody {
  return message(
    textDisplay(
      [
        '### 📰 Paperboy brings the daily papers',
        'It posts papers in this channel because a member with Manage Server made a schedule: `/schedule list` shows it, `/schedule delete` ends it.',
        '-# `/search` finds papers · `/paper` shows one · `/library list` shows what you saved · `/help` tells the rest',
      ].join('\n'),
    ),
  );
}
