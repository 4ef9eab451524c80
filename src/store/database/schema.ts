import type { PaperTables } from './tables/paper-tables.ts';
import type { SourceTables } from './tables/source-tables.ts';
import type { LibraryTables } from './tables/library-tables.ts';
import type { ScheduleTables } from './tables/schedule-tables.ts';
import type { MessageTables } from './tables/message-tables.ts';
import type { ServerTables } from './tables/server-tables.ts';
import type { WatchTables } from './tables/watch-tables.ts';
import type { ClubTables } from './tables/club-tables.ts';
import type { ProcessTables } from './tables/process-tables.ts';

/** The tables for Kysely, as the migrations create them. */
export interface Schema
  extends
    PaperTables,
    SourceTables,
    LibraryTables,
    ScheduleTables,
    MessageTables,
    ServerTables,
    WatchTables,
    ClubTables,
    ProcessTables {}
