// A minimal bot: one command with a constant answer, written as the guide of discord.js shows it.
import { ApplicationCommandOptionType, Client, Events, GatewayIntentBits } from 'discord.js';

// argv: token, API URL, the answer as JSON.
const [token, api, answer] = process.argv.slice(2);
const constant = JSON.parse(answer);
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } });
client.on(Events.InteractionCreate, interaction => interaction.reply(constant));
const ready = new Promise(resolve => {
  client.once(Events.ClientReady, resolve);
});
await client.login(token);
const option = name => ({
  type: ApplicationCommandOptionType.String,
  name,
  description: 'Ignored',
  required: true,
});
const { application } = await ready;
await application.commands.set([
  { name: 'search', description: 'Constant', options: [option('query')] },
  { name: 'paper', description: 'Constant', options: [option('paper')] },
]);
process.stderr.write('{"event":"ready"}\n');
