import type { MessageBody } from '../../core/message/message-body.ts';
import { message, textDisplay } from '../format/components.ts';

/** Returns what Paperboy is and why it posts in the channel, for the button 'About Paperboy' under a post. */
export function about(): MessageBody {
  return message(
    textDisplay(
      [
        '### 📰 Paperboy brings the daily papers',
        'It posts here because a member with the Manage Server permission created a schedule. `/schedule list` shows it, `/schedule delete` removes it.',
        '-# `/search` finds papers · `/paper` shows one · `/library list` shows your saved papers · `/help` lists all commands',
      ].join('\n'),
    ),
  );
}
