import type { APIApplicationCommandSubcommandOption } from 'discord-api-types/v10';
import type { Command, ModalReply, PlainReply } from '../../src/command.ts';

/** What the subcommands of `/library` need. */
export type LibraryNeeds =
  | 'papers'
  | 'library'
  | 'posted'
  | 'resultLists'
  | 'userSettings'
  | 'serverSettings'
  | 'clock'
  | 'charts'
  | 'attachments'
  | 'libraryImports'
  | 'libraryImporter'
  | 'referenceReader';

/** A subcommand of `/library`. */
export interface LibrarySubcommand {
  readonly definition: APIApplicationCommandSubcommandOption;
  readonly run: Command<LibraryNeeds, PlainReply | ModalReply>['run'];
}
