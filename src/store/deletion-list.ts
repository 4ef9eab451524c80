import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import * as z from 'zod';
import { localFileOf, type DatabaseLocation } from '../core/database-location.ts';
import type { MetadataKey } from '../core/metadata.ts';
import { createPrivateFile, createPrivateFolder } from './database/sqlite/private-files.ts';

/** A deletion of everything about a user. */
export interface Deletion {
  /** The key of the hash. */
  readonly key: string;
  readonly userHash: string;
  /** ms since the epoch */
  readonly forgottenAt: number;
}

/**
 * The deletions of a database, in a file beside it: a backup that is restored does not have those made after it. Of a database
 * on a server, each host has a file with those that its processes were asked for.
 */
export interface DeletionList {
  /** The key under which the database has how many of the deletions it knows. */
  readonly appliedKey: MetadataKey;
  /** Returns all deletions, the first one first, and how many lines cannot be read. */
  read(): { readonly deletions: readonly Deletion[]; readonly damaged: number };
  /** Appends a deletion and returns how many lines there are. It is on the disk when this returns. Throws the file system's error. */
  append(deletion: Deletion): number;
}

/** Follows the name of the database. */
export const DELETION_LIST_SUFFIX = '.deletions';

const deletionLine = z.object({ key: z.string(), userHash: z.string(), forgottenAt: z.int() });

/** Creates the list of a database. Its file is created with the first deletion, for its owner alone. */
export function createDeletionList(location: DatabaseLocation): DeletionList {
  const file = `${localFileOf(location)}${DELETION_LIST_SUFFIX}`;
  const readText = () => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  return {
    appliedKey: location.kind === 'sqlite' ? 'deletionsApplied' : `deletionsApplied:${hostname()}`,

    read() {
      const lines = linesOf(readText());
      const deletions = lines.flatMap(line => parseLine(line) ?? []);
      return { deletions, damaged: lines.length - deletions.length };
    },

    append(deletion) {
      createPrivateFolder(dirname(file));
      createPrivateFile(file);
      const before = readText();
      // A line that was cut off stays alone.
      const separator = before === '' || before.endsWith('\n') ? '' : '\n';
      const descriptor = openSync(file, 'a');
      try {
        writeSync(descriptor, `${separator}${JSON.stringify(deletion)}\n`);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
      return linesOf(before).length + 1;
    },
  };
}

function linesOf(text: string): string[] {
  return text.split('\n').filter(line => line !== '');
}

function parseLine(line: string): Deletion | undefined {
  try {
    return deletionLine.parse(JSON.parse(line));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}
