"""The words that tell past from future: auxiliaries, timetable verbs, irregular participles.

In:   nothing.
Out:  sets of words in lower case.
Not:  rules; `tense` has them.
"""

from digest.extract.calendar.words import listed

MODALS = listed(
    "will shall can could may might must should would won't can't couldn't wouldn't shan't 'll cannot"
)
PAST_AUXILIARIES = listed("was were had did wasn't weren't hadn't didn't")
WAS = listed("was were been wasn't weren't")
PRESENT = listed("is are isn't aren't am")
HAVE = listed("has have hasn't haven't having")
AHEAD = listed(
    "due scheduled planned expected earmarked pencilled slated tipped expects expect hopes aims intends wants"
    " hoping aiming intending expecting upcoming forthcoming deadline until"
)
LEFT_OPEN = listed(
    "due expected set scheduled planned supposed meant to hoped intended likely going forecast"
)
SCHEDULED = listed(
    "opens closes starts begins ends runs expires meets takes goes comes launches returns kicks resumes reopens"
    " moves sits loses gains introduces replaces applies decides considers gets arrives rises falls changes transfers switches becomes"
    " begin start open close end run meet return expire resume reopen come go arrive take"
)  # the present tense of timetables: "the scheme opens in May"
UNFULFILLED = listed("supposed meant intended hoped")
POSTPONED = listed(
    "adjourned postponed deferred delayed extended put pushed moved brought rescheduled"
)
FOLLOWS = listed("follows followed")
REPORTED = listed("said told heard warned learned learnt says announced confirmed")
ORDERS = listed(
    "receive approve agree adopt publish consult submit delegate invite ask apply book visit join send register"
    " complete vote come go write bring hold return present consider continue refer defer instruct request"
)  # what a recommendation, a plea or a notice opens with
STARTING = listed(
    "starting beginning opening closing ending commencing coming going becoming taking"
)
ADVERBS = listed(
    "not also now originally already only then since again first finally still always later just even once never all"
    " provisionally formally"
)
NOT_PAST = listed(
    "need needed indeed aged based called named hundred speed seed feed bleed exceed proceed succeed shed bed red wed"
    " limited united allied so-called related advanced detailed concerned bed-blocked used"
)
IRREGULAR = listed(
    "said told met found gave given took taken came went began begun ran rose risen fell fallen held won lost left led"
    " made brought became saw seen heard spent sent built bought sold drew drawn grew grown wrote written spoke spoken"
    " stood understood broke broken chose chosen struck threw thrown swept paid laid kept got felt knew known thought"
    " meant dealt beat beaten caught taught fought sought shown drove driven flew forced hung hid rang sang sank shook"
    " stole stuck swore tore woke wore wound did done gone been lent slept sat lit dug fed bred"
)
WEAK = listed("put set cut hit let shut cost read spread split bid quit")
DATED_PAPERS = listed(
    "letter email report notice minutes order ruling judgment judgement statement decision direction"
)
PERIODS = listed("year years month months quarter period weeks half-year")
NOT_SUBJECTS = listed("of in at for on to by from with and or")
DETERMINERS = listed(
    "the a an its their his her our my your this these those any some no every each"
)
NOT_VERBS_AFTER_TO = listed(
    "the a an its their his her our my your this that these those them him us me it ministers councillors cabinet"
    " council residents people members court parliament parents staff pupils and or date work life around about"
    " almost nearly more less least most just between over full each every all both one two three four five six seven"
    " eight nine ten half which whom what whether light school schools government public"
)
PAST_BEFORE_TO = listed(
    "managed used had failed helped came went forced able began continued refused appeared seemed got declined ordered"
)
CLAUSE_STARTS = listed(
    "that and but which who when while because as although though if so where after before or than"
)
MARKS = frozenset(",;:–(\"'")
