import { ComponentType } from 'discord-api-types/v10';
import type { MessageBody } from '../../core/message/message-body.ts';
import { message, textDisplay } from '../format/components.ts';
import { count } from '../format/count.ts';

/** An export as its message describes it. */
export interface ExportNotice {
  readonly papers: number;
  /** What the format is called. */
  readonly format: string;
  /** Names of the attached files. */
  readonly files: readonly string[];
  /** The zone of the days in `from` and `to`, if there are any. */
  readonly timezone?: string | undefined;
}

/** Returns the message of an export, which shows the attached files. */
export function exportNotice({ papers, format, files, timezone }: ExportNotice): MessageBody {
  const parts = files.length === 1 ? '' : `, in ${count(files.length, 'file')}`;
  const text = `${count(papers, 'saved paper')} as ${format}${parts}:`;
  return message(
    textDisplay(timezone === undefined ? text : `${text}\n-# Days begin at midnight in ${timezone}.`),
    ...files.map(name => ({ type: ComponentType.File as const, file: { url: `attachment://${name}` } })),
  );
}
