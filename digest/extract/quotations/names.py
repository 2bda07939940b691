"""Which of "he" and "she" a name is likely to be, and whether two capitals are likely to be a person.

In:   nothing.
Out:  `gender(first_name)`: "he", "she", or None when the name does not say.
Not:  a register. Common British and Irish names only; a name that is missing, or given to both, decides nothing.
"""

_MEN = """
aaron abdul abdullah adam adrian ahmed alan alasdair alastair albert alec alexander alfred ali alistair allan alun alwyn amir andrew
angus anthony antony archie arfon arthur arwel asif aslam austin barnaby barrie barry ben benedict benjamin bernard bill billy bob
bobby brendan brian bruce bryan bryn callum calum cameron carl cathal cedric charles charlie chris christopher ciarán ciaran clive
cliff clifford clyde colin colm conor connor cormac craig crispin cyril dafydd dai damian damien dan daniel daniyal darius darren dave david dean
declan delroy denis dennis dermot derek desmond dewi diarmuid dilip dominic donald dougal douglas duncan dylan eamonn ed eddie edgar
edward edwin elfed elwyn emlyn emyr eoin eric erlend ernest euan evan ewan fergus finlay francis frank fraser fred frederick fergal gareth garry
gary gavin geoff geoffrey george gerald gerard gerry gethin giles glen glenn glyn gordon graeme graham grant greg gregory
guy gwilym gwyn hamish harold harry harvey hassan hector henry herbert howard hugh huw hywel iain ian ibrahim idris ieuan ifan imran iolo
ioan isaac ivan ivor iwan jack jacob jake james jamie jared jason jeff jeffrey jeremy jerry jim jimmy joe john johnny jon jonathan
joseph joshua julian justin karl keith kelvin ken kenneth kenny kevin khalid kieran kyle lachlan lance lawrence lee len leo leon leonard
leslie lewis liam llew lloyd louis luke magnus malachy malcolm marcus mark martin martyn matt matthew mathew maurice max
michael mick miguel mike mohamed mohammad mohammed muhammad murdo murray nathan neal ned neil neville niall nicholas
nick nigel noel norman oliver olly omar oscar osian owain owen paddy padraig patrick paul percy pete peter phil philip phillip piers
rafiq raj rajesh ralph ravi ray raymond reg reginald reuben rhodri rhys richard rick rob robbie robert robin rod roddy roderick rodney roger
rohan roland ron ronald rory ross rowan roy rupert russell ryan salim sam samuel sanjay scott sean seamus sebastian shane shaun sid
simon stan stanley stefan stephen steve steven stewart struan stuart sunil tam tariq ted terence terry theo thomas tim timothy tobias toby tom
tommy tony torquil trevor tristan ultan umar usman vernon victor vikram vince vincent walter warren wayne wesley wilf wilfred will william
willie wyn yusuf zachary zafar baggy
danny benny ronnie lenny ricky micky freddie teddy alfie abdi sajid rashid faisal hamza bilal adeel javed kwame kofi
nnamdi oluwaseun jermaine winston leroy curtis marvin clint brett kurt rhidian meirion hefin elis gwion tudor hedd cai
deiniol seán séamus páraic ruairí fintan lorcan cillian tadhg donal aidan aiden ethan noah finn logan jayden mason riley
tomasz piotr andrzej marek jan-paul giovanni marco luca antonio pedro carlos sanjeev anil vijay ashok rakesh deepak
manish arjun
"""
_WOMEN = """
aaliyah abbie abi abigail adele aileen ailsa aisha aisling alexandra alice alison amanda amelia amina amy ananya andrea angela
angharad anita anjali ann anna anne annabel anne-marie annelise annette annie aoife ayesha barbara beatrice belinda bernadette beryl beth bethan
betty beverley branwen brenda bridget brigid briony bronagh bronwen camilla carla carol carole caroline carolyn carys caterina catherine
catrin catriona cathy celia charlotte cheryl chloe christina christine ciara claire clare clarissa constance corinne cressida cynthia
daisy daphne dawn debbie deborah deirdre delia delyth denise diana diane dilys donna dora doreen doris dorothy dulcie edith edna eileen eilidh elaine
eleanor elen eleri elin elinor elisabeth elizabeth ella ellen elsie emily emma enid erin esther ethel eunice eva eve evelyn fatima
fiona fionnuala flora florence frances freya gaynor gemma georgia georgina geraldine gillian gina ginny gladys glenda glenys grace gwen
gwenno gwyneth hannah harriet hayley hazel heather heidi helen helena henrietta hermione hilary hilda holly imelda imogen ingrid iona irene
iris isabel isabella isla isobel ivy jacqueline jacqui jane janet janice janine jasmine jean jeanette jemima jennifer jenny jessica
jill joan joanna joanne josephine josie joy joyce judith judy julia julie june justine karen kate katherine kathleen kathryn kathy
katie katrina kay kelly kerry kiran kirsten kirsty laura lauren laurie lena leonie lesley leticia lettice lillian lily lin linda lindsey lisa
liv liz lizzie lois loretta lorna lorraine louisa louise loveday lowri lucia lucinda lucy lydia lynn lynne mabel madeleine maeve maggie
mairead mairi maisie mandy margaret maria marian marianne marie marion marjorie martha mary maureen mavis may meera megan meghan melanie mererid mhairi
michelle mildred millie miranda miriam moira molly monica morag morwenna muriel myfanwy nadia nadine nancy naomi natalie natasha
nerys nia niamh nicola nicole nina nora norma nuala olive olivia olwen oonagh orla ottilie pam pamela patricia paula pauline pearl
peggy penelope penny petra philippa phoebe phyllis pippa polly pratima priti priya priyanka rachael rachel rebecca rhian rhiannon rhona rita
roberta roisin rosa rosalind rosamund rose rosemary rosie roxanne rukhsana ruth sadia sadie sally samantha samira sandra sara sarah saskia
shabana shanice sharon sheila shelagh shirley shona sian siân sinead siobhan sioned sonia sophia sophie stella stephanie sue susan
susanna susannah suzanne sybil sylvia tabitha tamsin tanya tara tessa thelma theodora theresa therese tina tracey tracy una unity ursula
valerie vanessa vera verity veronica victoria violet vivien vivienne wendy wilma winifred yasmin yvette yvonne zainab zara zoe
chantelle kayleigh leanne katy lynsey sonya trudy vicky becky debs lindy marjory poppy ruby mia ava lola esme tilly
hollie shazia saima samina nasreen fatema farah farida hina sunita meena geeta rekha shreya divya pooja nisha bushra
javeria tahira ngozi chidinma adaeze folake abimola precious blessing comfort patience grace-ann kerry-anne mary-ann
sarah-jane lee-ann carol-ann angela-marie ewa agnieszka magdalena katarzyna joanna-maria giulia elena mari eluned heledd
ffion llinos meinir menna siwan lleucu gráinne gráine deirbhile róisín caoimhe áine orlaith sinéad síle bríd mairéad
saoirse aoibhinn iseabail kirstie senga morven
"""
_GENDER: dict[str, str] = dict.fromkeys(_MEN.split(), "he") | dict.fromkeys(_WOMEN.split(), "she")
_BOTH = frozenset(
    "alex ashley bernie billie brook carey casey cass chris dana drew eddie frankie gerry hilary jan jay jo jodie joss jordan jules kim"
    " lennox leigh lindsay morgan nicky pat paris robyn sacha sandy shannon shay sidney stacey stevie taylor tyler val vivian".split()
)

# Small words inside a name: "Piet van der Berg", "Siân ap Gwilym".
NAME_PARTICLES = frozenset(
    "de van der den von di da la le ap ab ferch mac na nan bin al el y upon under".split()
)


def gender(first_name: str) -> str | None:
    """Return the pronoun that `first_name` nearly always goes with, or None.

    >>> gender("Abi"), gender("Lennox")
    ('she', None)
    """
    name = first_name.lower()
    return None if name in _BOTH else _GENDER.get(name)


def is_first_name(word: str) -> bool:
    """Whether `word` is a common first name."""
    name = word.lower()
    return name in _GENDER or name in _BOTH
