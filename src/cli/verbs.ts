import type { Verb } from './verb.ts';

/** The verbs of `paperboy`, in the order of `--help`. */
export const VERBS: readonly Verb[] = [
  {
    name: 'ingest',
    description:
      "Add papers to the corpus from files: JSON lines, saved Daily Papers pages as text, arXiv's snapshot, BibTeX.",
    load: async () => (await import('./ingest/ingest.ts')).defineIngest,
  },
  {
    name: 'search',
    description: 'Search the corpus.',
    load: async () => (await import('./search/search.ts')).defineSearch,
  },
  {
    name: 'show',
    description: 'Show one paper.',
    load: async () => (await import('./show.ts')).defineShow,
  },
  {
    name: 'similar',
    description: 'List the papers nearest to one, with the words they share.',
    load: async () => (await import('./similar.ts')).defineSimilar,
  },
  {
    name: 'remove',
    description: 'Remove one paper from the corpus and from all libraries.',
    load: async () => (await import('./remove.ts')).defineRemove,
  },
  {
    name: 'export',
    description: 'Print the papers that a user saved, for a reference manager or a spreadsheet.',
    load: async () => (await import('./export.ts')).defineExport,
  },
  {
    name: 'status',
    description: 'Show what the database holds, the state of its sources, and when the next schedule is due.',
    load: async () => (await import('./status.ts')).defineStatus,
  },
  {
    name: 'schedules',
    description: 'Show the schedules of every server: what is posted where and when, and what comes next.',
    load: async () => (await import('./schedules.ts')).defineSchedules,
  },
  {
    name: 'backup',
    description: 'Write a checked copy of the whole database to a file; the bot may go on running.',
    load: async () => (await import('./backup.ts')).defineBackup,
  },
  {
    name: 'migrate',
    description: 'Copy the database from a file to a PostgreSQL server, or back, and compare all of it.',
    load: async () => (await import('./migrate/migrate.ts')).defineMigrate,
  },
  {
    name: 'doctor',
    description: 'Check settings, token, permissions, database, sources, disk and clock, and say what to do.',
    load: async () => (await import('./doctor/doctor.ts')).defineDoctor,
  },
  {
    name: 'register',
    description: 'Register the commands with Discord (with DEV_GUILD_ID set: only in that server).',
    load: async () => (await import('./register.ts')).defineRegister,
  },
];
