"""Forenames in common use in the United Kingdom, by which a name without a title is known in running words, and what only looks like one."""

from typing import Final

FORENAMES: Final = frozenset(
    """aaron abdul abigail adam adrian agnes ahmed aidan aileen ailsa aisha alan alasdair alastair albert alec alexander alexandra alice alison alistair allan amanda amber
    amelia amy andrea andrew angela angus anita anna anne annette anthony antonia arthur audrey barbara barry beatrice belinda ben benjamin bernadette bernard beryl
    beth bethan beverley brenda brendan brian bridget bronwen bruce bryan callum cameron carl carol carole caroline carolyn catherine cathy cerys charlene charles charlotte
    cheryl chloe chris christina christine christopher ciaran clare claire clive colette colin connor craig cyril daniel danielle darren dave david dawn dean deborah debbie
    deirdre delyth denis denise dennis derek diana diane dominic donald donna doreen doris dorothy douglas duncan dylan eamonn edward eileen elaine eleanor elizabeth ella
    ellen elspeth emily emma emyr eric erica ernest esther ethan eva evelyn fatima fiona frances francis frank frederick gareth gary gavin gemma geoff geoffrey george
    georgia georgina gerald gerard gillian glen glenn glyn gordon graeme graham gwen gwyn hamish hannah harold harriet harry hassan hazel heather helen helena henry hilary
    howard huw hugh hussain iain ian imran irene isaac isabel isla ivan jack jackie jacqueline jake james jamie jane janet janice jasmine jason jayne jean jeff jeffrey
    jennifer jenny jeremy jessica jill jim joan joanna joanne joe john jonathan joseph josephine josh joshua joyce judith judy julia julian julie june justin karen karl
    kate katherine kathleen kathryn katie keith kelly kenneth kerry kevin kieran kim kirsty kyle laura lauren laurence leanne lee leon leonard lesley leslie lewis liam linda
    lindsay lindsey lisa liz llinos lloyd lorna lorraine louis louise lucy luke lynda lynn lynne mairi malcolm mandy marcus margaret maria marian marie marilyn marion
    marjorie martin martyn mary matthew maureen maurice megan melanie melissa michael michelle miriam mohammed moira mona monica morag muhammad muriel myra nadia nancy
    naomi natalie natasha nathan neil niall nicholas nick nicola nigel nina noel norma norman olive oliver olivia oscar owen pamela patricia patrick paul paula pauline
    penelope penny peter philip philippa phillip phyllis polly rachel ralph raymond rebecca rhian rhiannon rhys richard robert robin roderick roger roland ronald rosalind
    rosemary rosie ross rowena roy russell ruth ryan sally samantha samuel sandra sarah sean sebastian shane sharon sheila shelagh shirley sian siobhan simon sonia sophie
    stella stephanie stephen steve steven stuart susan susanna suzanne sylvia tamsin tanya teresa terence terry thelma theresa thomas timothy tina tom tony tracey tracy trevor
    trudy valerie vanessa vera veronica victor vincent viv vivien vivienne walter wayne wendy wilfred william winifred yasmin yvonne zoe""".split()
)

# Second words of places that begin like a name.
LANDSCAPE: Final = frozenset(
    """line valley view views downs grove forest dc bc cc hall hill hills cottage cottages lodge villa villas moor common heath woods lake lakes island islands
    quay wharf bay beach point meadows meadow orchard orchards spring springs well wells arms inn court gate cross corner ward close""".split()
)
# Last words of firms, papers, events and works, which are surnames only after a forename.
THINGS: Final = frozenset(
    """trail news surgery civils maintenance parishioner parishioners nursery allotments renewal garage drove oak farm barn wales england scotland sugar services solutions
    limited construction builders contractors festival fayre fete show week pages express gazette herald times post lane road street avenue close norfolk suffolk essex kent surrey sussex dorset devon cornwall somerset cumbria durham rutland mercury echo advertiser pump oaks park""".split()
)
# Firms named after people.
TRADES: Final = frozenset(["john lewis", "robert dyas", "arthur andersen", "grant thornton", "ernst young", "john laing", "james cropper"])


def is_thing(name: str) -> bool:
    """True for words that end like a place, a firm or an event and do not begin like a person: `Flanders Hall`, `Easter Egg Trail`."""
    first, *_, last = name.casefold().split() if " " in name else ("", "")
    return (last in THINGS or last in LANDSCAPE) and first not in FORENAMES and len(first.rstrip(".")) > 1
