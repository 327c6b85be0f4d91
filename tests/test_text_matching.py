"""Councils, programmes and figures in running words, and what is none of them."""

import pytest

from councilgraph.loaders.minutes.councils import find_councils
from councilgraph.loaders.minutes.figures import find_figures
from councilgraph.loaders.minutes.outline import Outline, outline
from councilgraph.loaders.minutes.participation import find_participation
from councilgraph.loaders.minutes.programmes import find_programmes, programme_mentions
from councilgraph.loaders.readers.text import read_text
from councilgraph.loaders.register import Register

_THREE = "Leeds City Council, Kirklees Council and Bradford Council met."


def _page(text: str) -> Outline:
    return outline(read_text(text, text.encode(), "test.txt"))


@pytest.mark.parametrize(
    ("text", "on", "codes"),
    [
        ("Members thanked Staffordshire County Council and Stroud DC.", None, ["STS", "STO"]),
        ("The London Borough of Sutton and the Royal Borough of Greenwich replied.", None, ["STN", "GRE"]),
        ("Bath & North East Somerset Council was thanked.", "2017", ["BAS"]),
        ("North East Somerset Council does not exist.", "2017", []),
        ("Somerset County Council and Dorset Council met.", "2017", ["SOM", "DOR"]),
        ("Trials in Lambeth, Southwark and Tunbridge Wells went well.", None, ["LBH", "SWK", "TUN"]),
        ("Adur and Worthing councils share a chief executive.", None, ["ADU", "WOT"]),
        ("Reading the report took time; the Bath was cold and Rugby was played at Hart House in Eden.", None, []),
        ("Cllr Hart, Cllr Eden and Mrs Reading spoke of Barrow hill.", None, []),
        ("Rugby Town Council, Wells City Council and Boston Parish Council were absent.", None, []),
        ("The conference in Manchester was opened by Cardiff University.", None, []),
        ("A visit to Bradford in June is likely.", None, []),
        ("Eastleigh Borough Council and Test Valley had adopted the standard.", None, ["EAT", "TES"]),
        ("Members asked whether Wakefield had been approached; Croydon and Luton be asked to host.", None, ["WKF", "CRY", "LUT"]),
        ("Neither Rother nor Hastings had signed.", None, ["ROH", "HAS"]),
        ("Arrangements between South Hams and West Devon had ended.", None, ["SHA", "WDE"]),
        ("It took over from Carlisle City Council and Copeland.", "2024", ["CAR", "COP"]),
        (
            "Exe was working with Camden and Haringey; Woking, Slough and Thurrock had each received directions.",
            "2024",
            ["CMD", "HRY", "WOI", "SLG", "THR"],
        ),
        ("Councillor Hay noted that Hastings and Rother were drawing up a plan.", "2024", ["HAS", "ROH"]),
        ("Dorset, Lincolnshire and Wolverhampton were the first councils.", "2024", ["DST", "LIN", "WLV"]),
        ("Comparisons were drawn with Bolton, Bury and Oldham.", None, ["BOL", "BUR", "OLD"]),
        ("Bradford's bid had been successful; Nottingham had issued a notice.", None, ["BRD", "NGM"]),
        ("The Leader of Camden and the Chief Executive of Warrington would attend.", None, ["CMD", "WRT"]),
        ("Medway was one of ten councils chosen; the districts of Adur, Arun and Worthing took part.", None, ["MDW", "ADU", "ARU", "WOT"]),
        ("The Bishop of Durham, the Lincoln Road site, the train from Leeds to York and residents of Luton were named.", None, []),
        ("The motion was to work with East Suffolk, West Suffolk and Babergh.", "2024", ["ESK", "WSK", "BAB"]),
        ("Argyll and Bute, as an employer in the scheme, had replied; Hartlepool had made good use of it.", "2024", ["AGB", "HPL"]),
        ("Mendip and South Somerset were abolished.", "2024", ["MEN", "SSO"]),
        ("Officers in Kirklees and Bradford had seen the same.", None, ["KIR", "BRD"]),
        ("A peer challenge at Bolton was planned, and a case study from Luton.", None, ["BOL", "LUT"]),
        ("The Corporation of the City of London, BCP Council and Glos County Council replied.", "2024", ["LND", "BPC", "GLS"]),
        ("CITY OF BRADFORD and Haringey LB; a letter to Gyngor Gwynedd.", None, ["BRD", "HRY", "GWN"]),
        ("Cllr Ann Bolton asked for more. The road to Bury had been closed. Ann Preston agreed.", None, []),
        ("A firm from Reading and residents of Hastings had objected to works in South Somerset.", None, []),
        ("Some councils had not had one. He named Torbay and South Hams.", None, ["TOB", "SHA"]),
        # On a page of several councils what acts, has or is asked is the council.
        (
            f"{_THREE} Cllr Ann Lee of Preston agreed. Bolton, by contrast, had only two planners left.",
            None,
            ["LDS", "KIR", "BRD", "PRE", "BOL"],
        ),
        (
            f"{_THREE} He thanked Cheltenham for the loan of its Mayor; Torbay and Slough, it was said, would be next.",
            None,
            ["LDS", "KIR", "BRD", "CHT", "TOB", "SLG"],
        ),
        (
            f"{_THREE} Havant gave notice while Rushmoor had concerns. Costs had doubled, as they had in Hounslow and Woking.",
            None,
            ["LDS", "KIR", "BRD", "HAA", "RUH", "HNS", "WOI"],
        ),
        (
            f"{_THREE} Preston's had been returned unspent. She had not been re-elected in Tandridge.",
            None,
            ["LDS", "KIR", "BRD", "PRE", "TAN"],
        ),
        (
            f"{_THREE} Oxford was a city, Lincoln was closer to them, and towns like Bedford with a university were asked.",
            None,
            ["LDS", "KIR", "BRD"],
        ),
        (
            f"{_THREE} Preston had been flooded. Evidence was taken in Lincoln and Exeter. The road to Burnley was shut. Luton Airport grew.",
            None,
            ["LDS", "KIR", "BRD"],
        ),
        (
            f"{_THREE} Universities, for example Warwick, could be asked, as Lancaster had been. Cllr Ann Boston had agreed.",
            None,
            ["LDS", "KIR", "BRD"],
        ),
        (
            f"{_THREE} He was still talking to Rutland and Ryedale; replies had come, among them those of Preston and Burnley.",
            "2020",
            ["LDS", "KIR", "BRD", "RUT", "RYE", "PRE", "BUN"],
        ),
        (
            f"{_THREE} The LB of Lewisham replied. Arun's £62,500 was spent; loans had been made to Lancashire and Thurrock.",
            None,
            ["LDS", "KIR", "BRD", "LEW", "ARU", "LAN", "THR"],
        ),
        (
            f"{_THREE} Peer teams had gone to Ashford, to Solihull and to South Glos; the next is for Mansfield. The partnership of Surrey and BANES met.",
            None,
            ["LDS", "KIR", "BRD", "ASF", "SOL", "SGC", "MAS", "SRY", "BAS"],
        ),
        (
            f"{_THREE} It was Hastings and not Rother that had lost it. Arun had been in it since 2017, as Slough's could be.",
            None,
            ["LDS", "KIR", "BRD", "HAS", "ROH", "ARU", "SLG"],
        ),
        ("Preston had only two planners left, and Burnley was thinking about it.", None, []),
        ("The shared finance of Cheshire East and Wirral's shared finance service was praised by councils.", None, ["CHE", "WRL"]),
        ("Bolton's shared service and Bury's cabinet were praised.", None, ["BOL", "BUR"]),
        ("Councils heard of roads in South Hams and Torbay, and of Kent's orchards.", None, []),
        ("Kirklees MC and Merton RB met; a visit to Wigan MC and to Vale of White Horse was planned.", None, ["KIR", "MRT", "WGN", "VAL"]),
        ("A paper from Comhairle nan Eilean Siar; leaders from Fife and Moray spoke.", None, ["ELS", "FIF", "MRY"]),
        ("Members congratulated Kirklees. Officers were put in touch with Woking and wrote to Medway.", None, ["KIR", "WOI", "MDW"]),
        ("The first two, at Bury and Bolton, were complete. The rest would learn from Exeter.", None, ["BUR", "BOL", "EXE"]),
        ("In his council, Lincoln, it was slower, and the Scottish Borders had adopted it.", None, ["LIC", "SCB"]),
        ("Peers had come from Luton and Hart; lessons were shared with Bury and Bolton.", None, ["LUT", "HAT", "BUR", "BOL"]),
        ("Stoke-on-Trent had been praised, and Dartford would like to join.", None, ["STE", "DAR"]),
        (
            "Swindon, Torbay and Teignbridge had modelled it. Lincoln and Boston had grown; Bury and Bolton had been flooded.",
            None,
            ["SWD", "TOB", "TEI"],
        ),
        ("Stroud, which is not a member of the Partnership, was ahead; Luton was considering it.", None, ["STO", "LUT"]),
        ("Officers wrote to Lancaster University and to Lewes Town Council, and visited Hastings; Mrs Poe-Hart agreed.", None, []),
        ("The train between Lincoln Central and Boston Docks was late.", None, []),
        ("Rhondda Cynon Taf and Merthyr Tydfil County Borough Councils had done so.", None, ["RCT", "MTY"]),
        ("Colleagues in Cardiff Council and in Bridgend had used it.", None, ["CRF", "BGE"]),
        ("Among them were joint bids from Mendip and Sedgemoor and from Adur and Worthing.", "2019", ["MEN", "SEG", "ADU", "WOT"]),
        ("Cornwall and Gloucestershire, where the county is the fire authority, differed.", None, ["CON", "GLS"]),
        ("Pilots would run in Adur and Worthing, Babergh and Mid Suffolk.", None, ["ADU", "WOT", "BAB", "MSU"]),
        ("Swindon and Torfaen faced the same pressures. It was suggested that Portsmouth join.", None, ["SWD", "TOF", "POR"]),
        ("A bid for £10,000 with Hart and Havant was set out, and talks with Exeter and East Riding.", None, ["HAT", "HAA", "EXE", "ERY"]),
        ("Trains run in Reading; the roads at Hitchin join. A bid was made, with thanks. Luton fans faced the rain.", None, []),
    ],
)
def test_councils(text: str, on: str | None, codes: list[str]) -> None:
    page = _page(text)
    found = find_councils(page, Register.load(), on, ())
    assert [council.code for council in found] == codes
    for council in found:
        assert all(page.document.text[span.start : span.end] == span.quote for span in council.evidence)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("The Corporate Peer Challenge (CPC) was held; the CPC process went well.", ["cpc"]),
        ("One Public Estate and the OPE programme.", ["ope"]),
        ("Behavioural Insights and Cyber Security were discussed.", ["bip"]),
        ("The programme, the map and shared services were noted.", []),
        ("A CPC certificate is needed to drive the lorry.", []),
        ("A peer review of special educational needs and the libraries peer challenge were reported.", []),
        ("The peer review of the Council was reported.", ["cpc"]),
        ("He will revisit the depot for a progress review.", []),
        ("Local partnerships of residents were thanked.", []),
    ],
)
def test_programmes(text: str, ids: list[str]) -> None:
    assert [programme.id for programme in find_programmes(programme_mentions(_page(text)))] == ids


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("One Public Estate would fund a further 15 councils with £2.2 million.", [("ope", 15, "councils"), ("ope", 2_200_000, "GBP")]),
        ("The Digital Declaration has 1,288 signatories.", [("ldd", 1288, "signatories")]),
        ("£250k was set aside for One Public Estate in 2016.", [("ope", 250_000, "GBP")]),
        ("Cyber 360 visits were made to 12 councils.", [("cyber360", 12, "councils")]),
        ("One Public Estate had helped twenty-three projects in forty districts.", [("ope", 23, "projects"), ("ope", 40, "districts")]),
        ("The hall cost £250 and 12 councils were asked.", []),
        ("One Public Estate, paragraph 7.1, began in 2013.", []),
    ],
)
def test_figures(text: str, figures: list[tuple[str, float, str]]) -> None:
    page = _page(text)
    found = find_figures(page.lines, programme_mentions(page))
    assert [(figure.programme, figure.value, figure.unit) for figure in found] == figures


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Arun District Council had a Corporate Peer Challenge in May 2014.", [("ARU", "cpc", "held", "2014-05")]),
        ("Essex County Council signed the Digital Declaration.", [("ESS", "ldd", "signed", None)]),
        ("Kent County Council has yet to undertake a Corporate Peer Challenge.", [("KEN", "cpc", "not-yet", "2017-03-08")]),
        (
            "Nine had signed up for a Corporate Peer Challenge and the first two, at Bury and Bolton, had been completed.",
            [("BUR", "cpc", "held", None), ("BOL", "cpc", "held", None)],
        ),
        ("The Mayor said that Bedford’s Finance Peer Review had been of great help.", [("BDF", "fpc", "held", None)]),
        ("Kent County Council asked whether it could have had a Corporate Peer Challenge.", []),
        ("Members asked which councils had had a Corporate Peer Challenge.", []),
        (
            "Kent County Council and Essex County Council had a Corporate Peer Challenge.",
            [("KEN", "cpc", "held", None), ("ESS", "cpc", "held", None)],
        ),
        (
            "Kent County Council and Slough had both had a Corporate Peer Challenge, while Essex County Council had yet to do so.",
            [("KEN", "cpc", "held", None), ("SLG", "cpc", "held", None), ("ESS", "cpc", "not-yet", "2017-03-08")],
        ),
    ],
)
def test_participation(text: str, said: list[tuple[str, str, str, str | None]]) -> None:
    page = _page(text)
    found = find_participation(page, Register.load(), "2017-03-08", programme_mentions(page))
    assert [(entry.council, entry.programme, entry.status, entry.date) for entry in found] == said
