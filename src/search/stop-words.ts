/**
 * Words without significance for a paper, folded by `fold` (so `dont`, not `don't`). A long list: about 500 words
 * ranked better by 0.01–0.02 nDCG@10 than Lucene's 33. Omitted on purpose, because names of papers contain them:
 * self, zero, second, mean, value, novel, open, long, deep, low, face, caption, turn, part, order.
 */
const LIST = `
a b c d e f g h i j k l m n o p q r s t u v w x y z
able about above abroad according accordingly across actually after afterwards again against ago ahead aint
all allow allows almost alone along alongside already also although always am amid amidst among amongst
amount an and another any anybody anyhow anyone anything anyway anyways anywhere apart apparently appear
appreciate appropriate are arent around as aside asked associated at available away
backward backwards be became because become becomes becoming been before beforehand began begin begins
behind being beings believe below beside besides best better between beyond big both brief briefly but by
came can cannot cant certain certainly changes clearly come comes concerning consequently consider
considering could couldnt course currently
definitely despite did didnt differently do does doesnt doing done dont down downwards due during
each early eg either else elsewhere end enough entirely especially et etc even ever evermore every everybody
everyone everything everywhere exactly example except
fairly far farther few fewer first followed following follows for forever former formerly forth forward
found from full fully further furthermore
gave generally get gets getting give given gives go goes going gone got gotten
had hadnt happens hardly has hasnt have havent having he hed help hence her here hereafter hereby herein
heres hereupon hers herself hes hi him himself his hither hopefully how howbeit however
id ie if im immediate in inasmuch inc indeed indicate indicated indicates inside insofar instead into is
isnt it itd itll its itself ive
just
keep keeps kept kind knew know known knows
last lately later latest latter latterly least less lest let lets like liked likely likewise little ltd
made mainly make makes making many may maybe mayn maynt me meantime meanwhile merely might mightnt mine more
moreover most mostly mr mrs ms much must mustnt my myself
namely nd near nearly necessary need needed neednt needs neither never nevertheless new newer next no nobody
non none nonetheless nor normally not nothing notwithstanding now nowhere
obviously of off often ok okay on once one ones only onto or other others otherwise ought oughtnt our ours
ourselves out outside over overall own
particular particularly past per perhaps please possible possibly presumably probably provided provides
quite qv
rather rd re really reasonably recent recently regarding regardless regards relatively respectively
said same saw say saying says secondly see seeing seem seemed seeming seems seen sees sent several shall
shant she shes should shouldnt show showed showing shown shows since so some somebody someday somehow
someone something sometimes somewhat somewhere soon still such sure
take taken taking tell tends th than that thatll thats thatve the their theirs them themselves then thence
there thereafter thereby thered therefore therein therell therere theres thereupon thereve these they theyd
theyll theyre theyve think this those though three through throughout thru thus till to too took toward
towards tried tries truly try trying two
un under underneath undoing unfortunately unless unlike unlikely until unto up upon upwards us use used
useful uses using usually
various versus very via viz vs
was wasnt way ways we well went were werent weve what whatever whatll whats whatve when whence whenever
where whereafter whereas whereby wherein wheres whereupon wherever whether which whichever while whilst
whither who whod whoever whole wholl whom whomever whos whose why will willing with within without wont work
worked working works would wouldnt
yes yet you youd youll your youre yours yourself yourselves youve
`;

/** The stop words, folded. */
export const STOP_WORDS: ReadonlySet<string> = new Set(LIST.split(/\s+/u).filter(word => word !== ''));
