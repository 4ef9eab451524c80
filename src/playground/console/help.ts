/** Returns the output of `help`. @param menus names of the message commands */
export function help(menus: readonly string[]): string {
  return `/search mamba              call a command; free text fills its first required option
/search query:"state space"   set options by name; quote values with spaces
/schedule create channel:#papers time:09:00
/library import file:refs.bib   a file is given by its path
complete /search ma        suggestions for the last option
react 🔖 [2]               react to the app's newest message here, or the 2nd newest …
unreact 🔖 [2]             remove a reaction
press Save [3]             press a button; the 3rd with that label
select One, select 2       select an option by label or by number; One 2 is the 2nd with that label
select "One" "Two"         select several options; none empties a menu that may be empty
select #papers             select a channel, @Ada a user, @curators a role
                           press and select take the last message that you called up yourself, else
                           the newest one here that has such a button or option
use [2]                    press and select in the app's newest message here, or the 2nd newest …
vote One, vote 2           answer the newest poll here; vote none takes your vote back
fill line:"new" day:Monday submit the form that was opened; fields that are left out stay as they are
${menus.map(name => `menu ${name} [2]`.padEnd(27) + 'for the newest message here, or the 2nd newest …\n').join('')}say hello                  write a message
as Ben                     act as another user
in #general, in dm         open another channel, or the app's direct messages
commands                   list the commands of this channel
help, quit`;
}
