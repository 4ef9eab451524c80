"""Runs discord.py, an independent client, against the emulator. Prints one JSON object per step."""

import asyncio
import json
import sys

import discord
import yarl

token, api_url, gateway_url, channel_id = sys.argv[1:]

# The library has no option for this.
discord.http.Route.BASE = api_url + "/v10"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)

client = discord.Client(intents=discord.Intents(guilds=True, guild_messages=True, guild_reactions=True, guild_typing=True))
tree = discord.app_commands.CommandTree(client)


def report(step, **fields):
    print(json.dumps({"step": step, **fields}), flush=True)


@tree.command(name="echo", description="Says it again")
async def echo(interaction: discord.Interaction, text: str, often: int = 1):
    await interaction.response.defer(ephemeral=True)
    await interaction.followup.send(" ".join([text] * often))
    report("answered", user=interaction.user.name, guild=interaction.guild.name)


@echo.autocomplete("text")
async def complete(interaction: discord.Interaction, current: str):
    return [discord.app_commands.Choice(name=f"{current}!", value=current)]


@tree.context_menu(name="Quote")
async def quote(interaction: discord.Interaction, message: discord.Message):
    await interaction.response.send_message(f"{message.author.name}: {message.content}")


class Once(discord.ui.View):
    @discord.ui.button(label="Once", custom_id="once")
    async def once(self, interaction: discord.Interaction, button: discord.ui.Button):
        button.disabled = True
        await interaction.response.edit_message(content="pressed", view=self)


@client.event
async def on_raw_reaction_add(payload):
    if payload.user_id != client.user.id:
        report("reaction", emoji=payload.emoji.name, user=payload.member.name)


@client.event
async def on_ready():
    try:
        await talk()
    except Exception as error:  # Reported to the test.
        report("failed", error=repr(error))


async def talk():
    channel = client.get_channel(int(channel_id))
    report("ready", bot=client.user.name, guilds=[guild.name for guild in client.guilds])
    message = await channel.send("hello from Python", view=Once())
    await message.add_reaction("🔖")
    await message.edit(content="edited from Python")
    file = discord.File(fp=__file__, filename="script.py")
    await channel.send(embed=discord.Embed(title="An embed"), file=file, reference=message)
    history = [(each.author.name, each.content) async for each in channel.history(limit=10)]
    report("history", history=history)
    try:
        await channel.send("x" * 2001)
    except discord.HTTPException as error:
        report("refused", status=error.status, code=error.code)
    # More than the bucket takes at once: the library has to keep to the headers.
    await asyncio.gather(*(channel.send(f"number {number}") for number in range(4)))
    await tree.sync()
    report("synced", message=str(message.id))


client.run(token, log_handler=None)
