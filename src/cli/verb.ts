import type { Command } from 'commander';
import type { CliContext } from './context.ts';

/** Gives a command its arguments, options and action. `args` is the whole command line. */
export type DefineVerb = (
  command: Command,
  context: CliContext,
  args: readonly string[],
) => void | Promise<void>;

/** A verb of the command line. */
export interface Verb {
  readonly name: string;
  /** Its line in `--help`. */
  readonly description: string;
  /** Loads its implementation; called only if the verb is on the command line. */
  readonly load: () => Promise<DefineVerb>;
}

/** Adds verbs to a command and loads those for which `isCalled`; the others only have their line in its help. */
export async function addVerbs(
  parent: Command,
  verbs: readonly Verb[],
  options: {
    readonly isCalled: (name: string) => boolean;
    readonly context: CliContext;
    readonly args: readonly string[];
  },
): Promise<void> {
  for (const { name, description, load } of verbs) {
    const command = parent.command(name).description(description);
    if (!options.isCalled(name)) continue;
    const define = await load();
    await define(command, options.context, options.args);
  }
}
