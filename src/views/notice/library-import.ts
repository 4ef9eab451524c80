import { ComponentType } from 'discord-api-types/v10';
import type { ImportState, LibraryImport, MissingReference } from '../../core/library/library-import.ts';
import { MAX_TAG_LENGTH } from '../../core/library/tags.ts';
import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { button, message, row, textDisplay } from '../format/components.ts';
import { count } from '../format/count.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';

/** References that a message lists; the others are in the file. */
export const SHOWN_MISSING = 10;

/** Room for a name in a list of ten. */
const NAME_WEIGHT = 120;

/** The file with the references that were not added. */
export const MISSING_FILE = 'not-added.txt';

/** Why the paper of a reference was not found; for one that is unreadable, its name says why. */
const REASONS: Readonly<Record<MissingReference['outcome'], string | undefined>> = {
  not_found: undefined,
  ambiguous: 'several papers have this title',
  unreadable: undefined,
  unreachable: 'its source did not answer',
  stopped: 'not looked up',
};

/** Returns how far an import is, with a button that ends it. */
export function importProgress(state: ImportState): MessageBody {
  const { counts } = state;
  const total = totalOf(state);
  const waiting =
    state.import.failingSince === null ? '' : ' A source does not answer; Paperboy will try again.';
  return message(
    textDisplay(
      [
        `📥 Importing ${nameOf(state.import)}: ${(total - counts.open).toLocaleString('en-GB')} of ${count(total, 'reference')}.${waiting}`,
        `-# ${(counts.added + counts.present).toLocaleString('en-GB')} found so far. If this takes longer than 15 minutes, the result comes as a direct message.`,
      ].join('\n'),
    ),
    stopRow(state.import),
  );
}

/** Refuses another import while one runs, with how far that is and a button that ends it. */
export function importRefused(state: ImportState): MessageBody {
  const total = totalOf(state);
  return message(
    textDisplay(
      `Your last import still runs: ${(total - state.counts.open).toLocaleString('en-GB')} of ${count(total, 'reference')} so far. Its result comes in its message or as a direct message; then import the next file.`,
    ),
    stopRow(state.import),
  );
}

function stopRow({ id }: LibraryImport): ReturnType<typeof row> {
  return row(button(customId('import-stop', id), { label: 'Stop', emoji: '⏹️' }));
}

/**
 * Returns the result of an import: how many papers were added and were there already, which were not added, and a button that
 * takes back what was added. `hasFile`: the file with all that were not added comes with the message.
 */
export function importResult(state: ImportState, { hasFile = false } = {}): MessageBody {
  const { changes } = state;
  const buttons = [
    ...(changes.saved + changes.tagged > 0 && state.import.undoneAt === null
      ? [button(customId('import-undo', state.import.id), { label: 'Undo', emoji: '↩️' })]
      : []),
    ...(missingCount(state) > state.missing.length && !hasFile
      ? [button(customId('import-missing', state.import.id), { label: 'All not added', emoji: '📄' })]
      : []),
  ];
  return message(
    textDisplay([`📥 Imported ${nameOf(state.import)}:`, ...resultLines(state)].join('\n')),
    ...(hasFile
      ? [{ type: ComponentType.File as const, file: { url: `attachment://${MISSING_FILE}` } }]
      : []),
    ...(buttons.length > 0 ? [row(...buttons)] : []),
  );
}

/** Returns how many references have no paper. */
function missingCount({ counts }: ImportState): number {
  return counts.not_found + counts.ambiguous + counts.unreadable + counts.unreachable + counts.stopped;
}

/** Returns the content of the file that lists the references that were not added. */
export function missingList(missing: readonly MissingReference[]): string {
  return missing
    .map(reference => `${[`line ${reference.line}`, reference.name, reasonOf(reference)].join('\t')}\r\n`)
    .join('');
}

/** Returns what an undo changed. */
export function importUndone(left: number, finished: LibraryImport): MessageBody {
  return message(
    textDisplay(
      `↩️ Took ${count(left, 'paper')} of ${nameOf(finished)} out of your library. Papers that you saved otherwise stay, without the tags of the import.`,
    ),
  );
}

/** Returns the file with the references that were not added. */
export function missingFile(): MessageBody {
  return message(textDisplay('The references that were not added:'), {
    type: ComponentType.File,
    file: { url: `attachment://${MISSING_FILE}` },
  });
}

/** Says that an import was stopped. */
export function importStopping(stopped: LibraryImport): MessageBody {
  return message(textDisplay(`⏹️ Stopping the import of ${nameOf(stopped)}.`));
}

function resultLines(state: ImportState): string[] {
  const { counts, missing, changes } = state;
  const { tagsLeftOut, longTagsLeftOut } = state.import;
  const missed = missingCount(state);
  return [
    `- ${count(counts.added, 'paper')} added to your library`,
    ...(counts.present > 0 ? [`- ${counts.present.toLocaleString('en-GB')} already there`] : []),
    ...(counts.repeated > 0 ? [`- ${repeatedText(state)}`] : []),
    ...(changes.tagged > 0 ? [`- ${count(changes.tagged, 'paper')} got tags`] : []),
    ...(tagsLeftOut > 0
      ? [`- ${count(tagsLeftOut, 'tag')} left out: a paper has at most 20, a library 200`]
      : []),
    ...(longTagsLeftOut > 0
      ? [`- ${count(longTagsLeftOut, 'tag')} left out: longer than ${MAX_TAG_LENGTH} characters`]
      : []),
    ...(missed > 0 ? [`- ${missed.toLocaleString('en-GB')} not added:`] : []),
    ...missing.map(missingLine),
    ...(missed > missing.length ? [`  - and ${(missed - missing.length).toLocaleString('en-GB')} more`] : []),
    '-# `/library list` shows all your saved papers.',
  ];
}

function repeatedText({ counts: { repeated }, import: { fileName } }: ImportState): string {
  const where = fileName === '' ? 'in the list' : 'in the file';
  return repeated === 1
    ? `1 was ${where} twice`
    : `${repeated.toLocaleString('en-GB')} were ${where} more than once`;
}

function missingLine(reference: MissingReference): string {
  const name = fitText(reference.name, NAME_WEIGHT, escapeText) || '…';
  const reason = reasonOf(reference);
  return `  - ${reference.outcome === 'unreadable' ? `line ${reference.line}: ` : ''}${name}${reason === '' ? '' : ` (${reason})`}`;
}

function reasonOf({ outcome }: MissingReference): string {
  return REASONS[outcome] ?? '';
}

function nameOf({ fileName }: LibraryImport): string {
  const name = fitText(fileName, NAME_WEIGHT, escapeText);
  return name === '' ? 'your list' : `“${name}”`;
}

function totalOf({ counts }: ImportState): number {
  return Object.values(counts).reduce((sum, each) => sum + each, 0);
}
