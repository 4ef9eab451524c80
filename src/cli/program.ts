import { Command, CommanderError, Help, type Option } from 'commander';
import { ConfigError } from '../process/config-error.ts';
import { EXIT } from '../process/exit-code.ts';
import type { CliContext } from './context.ts';
import { UsageError, VerbError } from './errors.ts';
import { addVerbs } from './verb.ts';
import { VERBS } from './verbs.ts';
import { withoutControls } from './controls.ts';

/** Runs the command line and returns the exit code. `args` are the arguments after the program's name. */
export async function runCommandLine(args: readonly string[], processContext: CliContext): Promise<number> {
  const context = withCleanOutput(processContext);
  try {
    const program = await createProgram(args, context);
    await program.parseAsync(args, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    // Commander has printed its message already. Its exit code is 0 for --help and --version.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.misused;
    context.printToStderr(error instanceof Error ? error.message : String(error));
    return exitCodeOf(error);
  }
}

/**
 * Returns the context with lines that cannot control the terminal: they may contain file names, arguments and texts from
 * chat or from sources. Documents are written unchanged.
 */
function withCleanOutput(context: CliContext): CliContext {
  const { print, printToStderr, confirm } = context;
  return {
    ...context,
    print: line => print(withoutControls(line)),
    printToStderr: line => printToStderr(withoutControls(line)),
    confirm: confirm && (question => confirm(withoutControls(question))),
  };
}

async function createProgram(args: readonly string[], context: CliContext): Promise<Command> {
  const program = new Command('paperboy')
    .description("Paperboy's operator tools: fill and search the corpus, show how the bot is doing.")
    .version(context.version, '--version', 'print the version')
    // So that a verb's own subcommands get their options.
    .enablePositionalOptions()
    .exitOverride()
    .configureHelp({ optionDescription })
    .showHelpAfterError('(add --help for how to use it)')
    .configureOutput({
      writeOut: context.write,
      writeErr: text => context.printToStderr(text.replace(/\n$/, '')),
    });
  const called = calledVerb(args);
  await addVerbs(program, VERBS, { isCalled: name => name === called, context, args });
  return program;
}

/** Describes an option in `--help`, and says if it must be given. */
function optionDescription(option: Option): string {
  const description = new Help().optionDescription(option);
  return option.mandatory ? `${description} (required)` : description;
}

/** Returns the name of the called verb: the first word, or the second of `help VERB`. No option before it takes a value. */
function calledVerb(args: readonly string[]): string | undefined {
  const [first, second] = args.filter(arg => !arg.startsWith('-'));
  return first === 'help' ? second : first;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof ConfigError || error instanceof UsageError) return EXIT.misused;
  return error instanceof VerbError ? error.exitCode : EXIT.failed;
}
