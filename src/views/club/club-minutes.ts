import type { ClubRound } from '../../core/club/club.ts';
import { titleUrl } from '../../core/paper/links.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { readableText } from '../../core/text/latex/readable-text.ts';
import { escapeText } from '../format/escape.ts';
import { formatDate } from '../format/format-date.ts';
import { joinParts } from '../format/join-parts.ts';
import { threadLink } from '../format/message-link.ts';
import { plainTitle } from '../paper/paper-title.ts';

/** Characters of a title in a file; longer ones are no titles. */
const MAX_TITLE_LENGTH = 500;

/** A text file as a part of a message: the sender turns it into an attachment. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** A message with files. */
export interface FileMessageBody {
  readonly content: string;
  readonly text_files: readonly TextFile[];
  readonly allowed_mentions: { readonly parse: readonly [] };
}

/** What happened in a week of a club. */
export interface ClubMinutes {
  readonly round: Pick<ClubRound, 'meetingOn' | 'threadId' | 'guildId'>;
  readonly paper: Paper;
  /** The papers that members shared in the thread. */
  readonly shared: readonly Paper[];
  /** The language of dates, a BCP 47 tag. */
  readonly language: string;
}

/** Returns the minutes of a meeting as a message with a Markdown file. */
export function clubMinutes(minutes: ClubMinutes): FileMessageBody {
  const { round, language } = minutes;
  return {
    content: `📝 The minutes of the reading club on ${formatDate(round.meetingOn, language) ?? round.meetingOn}.`,
    text_files: [{ name: `reading-club-${round.meetingOn}.md`, text: minutesMarkdown(minutes) }],
    allowed_mentions: { parse: [] },
  };
}

function minutesMarkdown({ round, paper, shared, language }: ClubMinutes): string {
  const sections = [
    `# Reading club, ${formatDate(round.meetingOn, language) ?? round.meetingOn}`,
    `## ${escapeText(plainTitle(paper, MAX_TITLE_LENGTH))}`,
    cardText(paper, language),
    ...(shared.length === 0
      ? []
      : ['## Papers shared in the thread', shared.map(each => `- ${linkedTitle(each)}`).join('\n')]),
    ...(round.threadId === null
      ? []
      : [`Thread: <${threadLink({ guildId: round.guildId, threadId: round.threadId })}>`]),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** Returns what the card of a paper says, without its title. */
function cardText(paper: Paper, language: string): string {
  const address = titleUrl(paper);
  const published = paper.publishedAt === null ? undefined : formatDate(paper.publishedAt, language);
  const text = paper.abstract ?? paper.tldr;
  return [
    paper.authors.map(escapeText).join(', '),
    joinParts([published, paper.categories.join(', ')]),
    address === undefined ? '' : `<${address}>`,
    text === null ? '' : escapeText(readableText(text)),
  ]
    .filter(part => part !== '')
    .join('\n\n');
}

function linkedTitle(paper: Paper): string {
  const address = titleUrl(paper);
  const title = escapeText(plainTitle(paper, MAX_TITLE_LENGTH));
  return address === undefined ? title : `[${title}](<${address}>)`;
}
