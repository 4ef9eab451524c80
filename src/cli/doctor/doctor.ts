import type { Command } from 'commander';
import type { CliContext } from '../context.ts';
import { VerbError } from '../errors.ts';
import { discordFindings, messageContentFindings, proxyFindings } from './discord-findings.ts';
import { examineDatabase } from './examine-database.ts';
import { networkFindings, refusedTokenFinding, tokenFinding, type Finding } from './findings.ts';
import { inspectDiscord } from './inspect-discord.ts';
import { requestHead } from './request-head.ts';
import { sourceFindings } from './source-findings.ts';

const DISCORD_API_URL = 'https://discord.com/api';

/** `paperboy doctor`: whether the bot can work here, and what to do if it cannot. */
export function defineDoctor(command: Command, context: CliContext): void {
  command.option('--json', 'print one JSON object a line').action(async (flags: { json?: true }) => {
    const findings = await examine(context);
    for (const finding of findings)
      context.print(flags.json ? JSON.stringify(finding) : formatFinding(finding));
    const problems = findings.filter(({ result }) => result === 'problem').length;
    if (problems > 0)
      throw new VerbError(problems === 1 ? 'There is a problem.' : `There are ${problems} problems.`);
  });
}

async function examine(context: CliContext): Promise<Finding[]> {
  const config = await context.config();
  const { discordToken, discordApiUrl = DISCORD_API_URL, database, shards, sources } = config;
  const now = context.clock.now();
  const { findings, channels } = await examineDatabase(database, now);
  const token = tokenFinding(discordToken);
  const network = networkFindings(discordApiUrl, await readServerTime(discordApiUrl), now);
  const answers = network.some(({ check, result }) => check === 'discord' && result === 'ok');
  // What is no token may be another secret: it is not sent.
  const state =
    discordToken !== undefined && token.result === 'ok' && answers
      ? await inspectDiscord(channels, { ...context, token: discordToken, apiUrl: config.discordApiUrl })
      : undefined;
  return [
    state === 'refused' ? refusedTokenFinding() : token,
    ...findings,
    ...network,
    ...proxyFindings(config.hasRateLimitProxy, discordApiUrl),
    ...discordFindings(state, shards, database),
    ...messageContentFindings(config.readsMessageContent, state),
    ...(await sourceFindings(sources, context.version)),
  ];
}

/** Returns the time of Discord's server, ms since the epoch, or why it is unknown. Sends no token. */
async function readServerTime(apiUrl: string): Promise<number | string> {
  const answer = await requestHead(`${apiUrl}/v10/gateway`, {}, 'GET');
  if ('problem' in answer) return answer.problem;
  const time = Date.parse(answer.headers.get('date') ?? '');
  return Number.isNaN(time) ? `status ${answer.status}, without a date` : time;
}

function formatFinding({ check, result, text }: Finding): string {
  return `${result.padEnd(7)}  ${check}: ${text}`;
}
