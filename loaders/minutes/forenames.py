"""Forenames in common use in the United Kingdom, by which a name without a title is known in running words, and what only looks like one."""

from functools import lru_cache
from typing import Final

FORENAMES: Final = frozenset(
    """aaron abdul abigail adam adrian agnes ahmed aidan aileen ailsa aisha alan alasdair alastair albert alec alexander alexandra ali alice alison alistair allan alun
    amanda amber amelia amir amit amy andrea andrew andy angela angus anil anita ann anna anne annette anthony antonia anwen arjun arthur arwel asif audrey ayesha barbara
    barry beatrice belinda ben benjamin bernadette bernard beryl beth bethan beverley bob bobby brenda brendan brian bridget bronwen bruce bryan callum cameron carl
    carol carole caroline carolyn carys catherine cathy ceri cerys charlene charles charlie charlotte cheryl chloe chris christina christine christopher ciaran claire
    clare claudia clive colette colin connor constance craig cyril dai dan daniel danielle darren dave david dawn dean debbie deborah debra deirdre della delyth denis
    denise dennis derek diana diane dilwyn dilys dominic donald donna doreen dorian doris dorothy dot douglas dulcie duncan dylan eamonn eddie edna edward edwin eileen eirian
    eirlys elaine eleanor elin elizabeth ella ellen elspeth eluned elwyn emily emlyn emma emrys emyr enid eric erica ernest esther ethan eunice eva evelyn faisal farah
    fatima felicity ffion fiona fran frances francis frank fred freda frederick gareth gary gavin gemma geoff geoffrey george georgia georgina geraint gerald gerard
    gerry gill gillian ginny glen glenn glyn gordon graeme graham greg guto gwen gwilym gwyn gwyneth hamish hannah harjit harold harpreet harriet harry hassan hayley
    hazel heather helen helena henry hilary howard hugh hussain huw hywel iain ian idris ifan imogen imran ines irene irfan isaac isabel isla ivan iwan jack jackie jan
    jacqueline jake james jamie jane janet janice jasbir jasmine jason jaspal javed jayne jean jeff jeffrey jennifer jenny jeremy jessica jill jim jo joan joanna joanne
    jodie joe joel john jon jonathan joseph josephine josh joshua joyce judith judy julia julian julie june justin kamran karen karl kasia kate katherine kathleen kathryn
    katie keith kelly ken kenneth kerry kevin khadija khalid kieran kim kirsty kulwinder kyle laura lauren laurence lawrence leanne lee len leon leonard les lesley
    leslie lewis lewys liam linda lindsay lindsey lindy lisa liz llinos lloyd lorna lorraine louis louise lucy luke lyn lynda lynn lynne mabel maggie mahmood mair mairi
    malcolm mandy manjit marcus marek margaret maria marian marie marilyn marion marjorie mark martin martina martyn mary matt matthew maureen maurice meera megan mehmet
    meirion mel melanie melissa mervyn michael michelle mick mike millie miriam mohamed mohammad mohammed moira mona monica morag muhammad muriel myra nadia nancy naomi
    nasir nasreen natalie natasha nathan neil nia niall nicholas nick nicky nicola nigel nikki nina nita noel noreen norma norman olive oliver olivia olu oscar osman
    owen pam pamela pat patricia patrick paul paula pauline pawel penelope penny pete peter phil philip philippa phillip phyllis pippa polly poonam prakash priya rachel
    rafiq raj rajesh ralph ravi raymond rebecca reg rhian rhiannon rhys richard rob robbie robert robin robyn roderick roger roland ron ronald ronnie rory rosalind
    rosemary rosie ross rowena roy roz russell ruth ryan sadia sadie saima sajid sally salma sam samantha samuel sandra sanjay sarah satnam seamus sean sebastian shabana
    shahid shane sharon shawn shazia sheila shelagh sheryl shirley shona sian simon siobhan sioned sonia sophie stan stella stephanie stephen steve steven stewart stuart sue
    sunil suresh surinder susan susanna susie suzanne sylvia tamsin tanya tariq ted terence teresa terry thelma theresa thomas tim timothy tina toby tom tomasz tommy
    tony tracey tracy trevor trish trudy una usha valerie vanessa vera veronica vicki vicky victor vijay vince vincent viv vivien vivienne walter wasim wayne wendy wilf will
    wilfred william winifred winston yasmin yusuf yvonne zara zoe""".split()
)

# Second words of places that begin like a name.
LANDSCAPE: Final = frozenset(
    """line valley view views downs grove forest dc bc cc hall hill hills cottage cottages lodge villa villas moor common heath woods lake lakes island islands
    quay wharf bay beach point meadows meadow orchard orchards spring springs well wells arms inn court gate cross corner ward close""".split()
)
# Last words of firms, papers, events and works, which are surnames only after a forename.
THINGS: Final = frozenset(
    """trail news surgery civils maintenance parishioner parishioners nursery allotments renewal garage drove oak farm barn wales england scotland sugar services solutions
    limited construction builders contractors festival fayre fete show week pages express gazette herald times post lane road street avenue close norfolk suffolk essex kent surrey sussex dorset devon cornwall somerset cumbria durham rutland mercury echo advertiser pump oaks park singers solicitors alive matters together connect""".split()
)
# Firms named after people.
TRADES: Final = frozenset(
    """john lewis|robert dyas|arthur andersen|grant thornton|ernst young|john laing|james cropper|marie curie|sue ryder|leonard cheshire""".split(
        "|"
    )
)
# What a newspaper is called, whatever comes before it.
_PRESS: Final = frozenset(["news", "gazette", "herald", "chronicle", "echo", "advertiser", "journal"])


@lru_cache(maxsize=500)
def is_thing(name: str) -> bool:
    """True for words that end like a place, a firm or an event and do not begin like a person, or that name a newspaper: `Flanders Hall`,
    `Lynn News`."""
    first, *_, last = name.casefold().split() if " " in name else ("", "")
    return last in _PRESS or ((last in THINGS or last in LANDSCAPE) and first not in FORENAMES and len(first.rstrip(".")) > 1)
