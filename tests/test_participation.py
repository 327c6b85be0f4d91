"""Participation said in minutes: who took part, when, for how much; who has not by the words, and silence that says nothing."""

import pytest

from councilgraph.loaders.minutes.extract import extract
from councilgraph.loaders.readers.read import read
from councilgraph.loaders.register import Register

Said = tuple[str, str, str, str | None, float | None]


def _said(sentence: str, head: str = "Note of Improvement & Innovation Board") -> list[Said]:
    page = f"{head}\n\nWednesday 8 March 2017\n\n1. Peer challenge\n\n{sentence}\n"
    record = extract(read(page.encode(), "page.txt"), Register.load())
    text = read(page.encode(), "page.txt").text
    assert all(text[span.start : span.end] == span.quote for entry in record.participation for span in entry.evidence)
    return [(entry.council, entry.programme, entry.status, entry.date, entry.amount) for entry in record.participation]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Exeter City Council had a Corporate Peer Challenge in May 2016.", [("EXE", "cpc", "held", "2016-05", None)]),
        ("Kirklees Council hosted its Corporate Peer Challenge in 2015.", [("KIR", "cpc", "held", "2015", None)]),
        ("The Corporate Peer Challenge at Kirklees Council took place in June 2016.", [("KIR", "cpc", "held", "2016-06", None)]),
        ("Kirklees Council's Corporate Peer Challenge had taken place in June 2016.", [("KIR", "cpc", "held", "2016-06", None)]),
        ("Leeds City Council and Kirklees Council have signed the Local Digital Declaration.", [("LDS", "ldd", "signed", None, None), ("KIR", "ldd", "signed", None, None)]),
        ("Neither Leeds City Council nor Kirklees Council had signed the Local Digital Declaration.", [("LDS", "ldd", "not-yet", "2017-03-08", None), ("KIR", "ldd", "not-yet", "2017-03-08", None)]),
        ("Leeds City Council was awarded £25,000 from the Local Digital Fund.", [("LDS", "ldf", "awarded", None, 25000.0)]),
        ("The Local Digital Fund had awarded £100,000 to Leeds City Council, working with Kirklees Council.", [("LDS", "ldf", "awarded", None, 100000.0)]),
        ("Kirklees Council had yet to undertake a Corporate Peer Challenge.", [("KIR", "cpc", "not-yet", "2017-03-08", None)]),
        ("Kirklees Council has not yet hosted a Corporate Peer Challenge.", [("KIR", "cpc", "not-yet", "2017-03-08", None)]),
        ("Kirklees Council declined a Corporate Peer Challenge.", [("KIR", "cpc", "declined", None, None)]),
        ("Kirklees Council will host a Corporate Peer Challenge in June 2017.", [("KIR", "cpc", "planned", "2017-06", None)]),
        ("Lessons came from Leeds City Council and Kirklees Council, both of which had recently undertaken a Corporate Peer Challenge.", [("LDS", "cpc", "held", None, None), ("KIR", "cpc", "held", None, None)]),
        ("The LGA carried out a Corporate Peer Challenge at Kirklees Council in March 2016.", [("KIR", "cpc", "held", "2016-03", None)]),
        ("Members considered the findings of the Corporate Peer Challenge of Kirklees Council.", [("KIR", "cpc", "held", None, None)]),
        ("Officers were preparing for Kirklees Council's Corporate Peer Challenge in June 2017.", [("KIR", "cpc", "planned", "2017-06", None)]),
        ("The Corporate Peer Challenge of Kirklees Council would take place in June 2017.", [("KIR", "cpc", "planned", "2017-06", None)]),
        ("Leeds City Council and Kirklees Council were signatories to the Local Digital Declaration.", [("LDS", "ldd", "signed", None, None), ("KIR", "ldd", "signed", None, None)]),
        ("Leeds City Council had a Corporate Peer Challenge in 2015, whereas Kirklees Council had yet to have one.", [("LDS", "cpc", "held", "2015", None), ("KIR", "cpc", "not-yet", "2017-03-08", None)]),
        ("A grant of £40,000 from One Public Estate was awarded to Leeds City Council and £15,000 to Kirklees Council.", [("LDS", "ope", "awarded", None, 40000.0), ("KIR", "ope", "awarded", None, 15000.0)]),
        ("Kirklees Council had been offered £9,000 from the Local Digital Fund.", [("KIR", "ldf", "offered", None, 9000.0)]),
        ("Kirklees Council joined One Public Estate in 2015.", [("KIR", "ope", "member", "2015", None)]),
        ("Kirklees Council was taking part in One Public Estate.", [("KIR", "ope", "member", None, None)]),
        ("Leeds City Council had a Corporate Peer Challenge in 2015 and Kirklees Council signed the Local Digital Declaration in 2015.", [("LDS", "cpc", "held", "2015", None), ("KIR", "ldd", "signed", "2015", None)]),
        ("Members heard that £1.2m from the Brownfield Land Release Fund had been secured by Hartlepool.", [("HPL", "blrf", "awarded", None, 1200000.0)]),
        ("Cllr Ann Lee, Leader of Kirklees Council, spoke about her council's Corporate Peer Challenge, which had taken place in May 2016.", [("KIR", "cpc", "held", "2016-05", None)]),
        ("She was joined by Bo Hay, Chief Executive of Kirklees Council, whose council had had its Corporate Peer Challenge in May 2016.", [("KIR", "cpc", "held", "2016-05", None)]),
        # The programme was named in the sentence before, or is not named again.
        ("Few had yet had a Corporate Peer Challenge. Leeds City Council, Exeter and Stroud had each hosted one in February.", [("LDS", "cpc", "held", "2017-02", None), ("EXE", "cpc", "held", "2017-02", None), ("STO", "cpc", "held", "2017-02", None)]),
        ("The Corporate Peer Challenge was popular. Kirklees had still to agree a date.", []),
        ("The Corporate Peer Challenge was popular. Kirklees Council has yet to agree a date.", [("KIR", "cpc", "not-yet", "2017-03-08", None)]),
        ("Pendle signed the Local Digital Declaration in 2016. Rossendale had still not signed it.", [("PEN", "ldd", "signed", "2016", None), ("ROS", "ldd", "not-yet", "2017-03-08", None)]),
        ("Kirklees Council had a Corporate Peer Challenge in May 2016 and Rother District Council one a month later.", [("KIR", "cpc", "held", "2016-05", None), ("ROH", "cpc", "held", None, None)]),
        ("After its Corporate Peer Challenge, Kirklees Council was due to have its progress review in April and Stroud in May.", [("KIR", "cpc-pr", "planned", "2017-04", None), ("STO", "cpc-pr", "planned", "2017-05", None)]),
        ("Nine Finance Peer Challenges had been carried out, the last at Wirral; Stroud and Woking were to follow.", [("WRL", "fpc", "held", None, None), ("STO", "fpc", "planned", None, None), ("WOI", "fpc", "planned", None, None)]),
        ("Kirklees Council had a Corporate Peer Challenge in May 2016, together with Rother District Council.", [("KIR", "cpc", "held", "2016-05", None), ("ROH", "cpc", "held", "2016-05", None)]),
        ("Cllr Ann Lee (Stroud) said that her council had had a Corporate Peer Challenge in 2015.", [("STO", "cpc", "held", "2015", None)]),
        ("Stoke, Telford and Cheshire West had each had a Corporate Peer Challenge since 2014.", [("STE", "cpc", "held", None, None), ("TFW", "cpc", "held", None, None), ("CHW", "cpc", "held", None, None)]),
        ("Stoke City Council had a Corporate Peer Challenge in May 2016; Stoke Newington had no part in it, nor had Cllr Stockton.", [("STE", "cpc", "held", "2016-05", None)]),
        ("The LGA had delivered Corporate Peer Challenges to Barnet, Brent and Ealing in May 2016.", [("BNE", "cpc", "held", "2016-05", None), ("BEN", "cpc", "held", "2016-05", None), ("EAL", "cpc", "held", "2016-05", None)]),
        ("Colleagues from Kent and Medway ICB had hosted a Corporate Peer Challenge.", []),
        ("Allerdale and Copeland had signed the Local Digital Declaration; Carlisle had not.", [("ALL", "ldd", "signed", None, None), ("COP", "ldd", "signed", None, None), ("CAR", "ldd", "not-yet", "2017-03-08", None)]),
        ("Kirklees Council had a Corporate Peer Challenge in May 2016 and was to have a progress review in the spring.", [("KIR", "cpc", "held", "2016-05", None), ("KIR", "cpc-pr", "planned", None, None)]),
        ("Corporate Peer Challenges were delivered at Chorley, Eastbourne and at Lewes, and Gedling Borough Council had hosted a progress review.", [("CHO", "cpc", "held", None, None), ("EAS", "cpc", "held", None, None), ("LEE", "cpc", "held", None, None), ("GED", "cpc-pr", "held", None, None)]),
        ("Eighteen districts were working with the Design in the Public Sector programme, including Braintree and Stroud.", [("BRA", "dips", "member", None, None), ("STO", "dips", "member", None, None)]),
        ("The Housing Advisers Programme had made two awards, among them £22,000 to Mole Valley and £18,000 to Stroud.", [("MOL", "hap", "awarded", None, 22000.0), ("STO", "hap", "awarded", None, 18000.0)]),
        ("Grants under the Housing Advisers Programme had been given to Harrogate (£20,000) and Craven (£14,500).", [("HAG", "hap", "awarded", None, 20000.0), ("CRA", "hap", "awarded", None, 14500.0)]),
        ("There were 45 Corporate Peer Challenges. The first of the new round had been at Rochdale and Stroud.", [("RCH", "cpc", "held", None, None), ("STO", "cpc", "held", None, None)]),
        ("Torbay Council completed a Corporate Peer Challenge in 2016. So did Wandsworth, jointly with Camden.", [("TOB", "cpc", "held", "2016", None), ("WND", "cpc", "held", None, None), ("CMD", "cpc", "held", None, None)]),
        ("Few had had a Corporate Peer Challenge. A date had been fixed for Gateshead.", [("GAT", "cpc", "planned", None, None)]),
        ("Slough has refused two offers of a Corporate Peer Challenge.", [("SLG", "cpc", "declined", None, None)]),
        ("Lambeth and Camden remained partners in Open Digital Planning, with Doncaster and Medway Council.", [("LBH", "odp", "member", None, None), ("CMD", "odp", "member", None, None), ("DNC", "odp", "member", None, None), ("MDW", "odp", "member", None, None)]),
        ("The Digital Pathfinders had been announced: Walsall, Dudley and Solihull each got £20,000.", [("WLL", "dpf", "awarded", None, 20000.0), ("DUD", "dpf", "awarded", None, 20000.0), ("SOL", "dpf", "awarded", None, 20000.0)]),
        # The programme stands before the councils.
        ("Corporate Peer Challenges had been held in Stroud, Ashford and Gravesham.", [("STO", "cpc", "held", None, None), ("ASF", "cpc", "held", None, None), ("GRA", "cpc", "held", None, None)]),
        ("Signatories to the Local Digital Declaration included Stroud and Ashford.", [("STO", "ldd", "signed", None, None), ("ASF", "ldd", "signed", None, None)]),
        ("The next cohort of Design in the Public Sector will include Stroud and Ashford.", [("STO", "dips", "planned", None, None), ("ASF", "dips", "planned", None, None)]),
        ("Under the Housing Advisers Programme, Stroud got £20,000 and Ashford £15,000.", [("STO", "hap", "awarded", None, 20000.0), ("ASF", "hap", "awarded", None, 15000.0)]),
        ("Funding from the Housing Advisers Programme went to Stroud and Ashford.", [("STO", "hap", "awarded", None, None), ("ASF", "hap", "awarded", None, None)]),
        # What several were given together is not what each was given.
        ("The Local Digital Fund awarded Leeds City Council and Kirklees Council £50,000 between them.", [("LDS", "ldf", "awarded", None, None), ("KIR", "ldf", "awarded", None, None)]),
        ("Stroud (May 2016) and Ashford (June 2016) have both had a Corporate Peer Challenge.", [("STO", "cpc", "held", "2016-05", None), ("ASF", "cpc", "held", "2016-06", None)]),
        ("Peers from Stroud and Ashford had taken part in the Corporate Peer Challenge of Gravesham.", [("GRA", "cpc", "held", None, None)]),
        ("The conference on the Corporate Peer Challenge was held in Leicester.", []),
        ("No Corporate Peer Challenge had been held in Stroud.", []),
        ("The Local Digital Fund was launched in Leeds and in Exeter.", []),
        # Counts of councils, speakers, wishes and doubts say nothing of one council.
        ("107 councils offered support for the Local Digital Declaration.", []),
        ("Cllr Ann Lee (Kirklees Council) asked who had signed the Local Digital Declaration.", []),
        ("Kirklees Council should have a Corporate Peer Challenge.", []),
        ("It was asked if Kirklees Council had hosted a Corporate Peer Challenge.", []),
        ("Kirklees Council had found the Corporate Peer Challenge useful to others.", []),
        ("Kirklees Council spoke of the Corporate Peer Challenge.", []),
        ("Kirklees Council had not had a Corporate Peer Challenge since 2011.", []),
        ("Kirklees Council and Leeds City Council were partners in a bid to the Local Digital Fund.", []),
        ("If Kirklees Council would host a Corporate Peer Challenge, peers would come.", []),
        ("Kirklees Council had been unsuccessful in its bid to the Local Digital Fund.", []),
        ("It was not known what had followed the Corporate Peer Challenge of Kirklees Council.", []),
        ("Kirklees Council had a bid for Local Digital Fund money that was refused.", []),
        # What is only said by the way changes nothing.
        ("Burnley, by contrast, had only just agreed to a Corporate Peer Challenge in May 2018.", [("BUN", "cpc", "planned", "2018-05", None)]),
        ("Hyndburn last had a corporate peer challenge in 2014.", [("HYN", "cpc", "held", "2014", None)]),
        ("Wyre Borough Council, which had been offered a Corporate Peer Challenge, had since declined it.", [("WYR", "cpc", "declined", None, None)]),
        ("Powys County Council had been the first in Wales to sign the Local Digital Declaration.", [("POW", "ldd", "signed", None, None)]),
        ("Powys County Council signed the Local Digital Declaration in May 2019, and Gwynedd meant to.", [("POW", "ldd", "signed", "2019-05", None), ("GWN", "ldd", "planned", None, None)]),
        ("The Local Digital Declaration was sent to all. Arun and Adur had considered it and decided against it.", [("ARU", "ldd", "declined", None, None), ("ADU", "ldd", "declined", None, None)]),
        # A sum in the sentence after the one that names the fund.
        ("The Local Digital Fund had ended. In its second round Barnsley received £80,000 and Kirklees Council got £9,500.", [("BNS", "ldf", "awarded", None, 80000), ("KIR", "ldf", "awarded", None, 9500)]),
        ("The Local Digital Fund had ended. Barnsley had £2m of debts to meet.", []),
        ("In the Local Digital Fund nine councils had shared £1.1m: Bury, Wigan and the London boroughs of Brent and Ealing had been among them.", [("BUR", "ldf", "awarded", None, None), ("WGN", "ldf", "awarded", None, None), ("BEN", "ldf", "awarded", None, None), ("EAL", "ldf", "awarded", None, None)]),
        ("Rother's One Public Estate partnership, Estates Together, took in Wealden and Lewes.", [("ROH", "ope", "member", None, None), ("WEA", "ope", "member", None, None), ("LEE", "ope", "member", None, None)]),
        ("Hastings would host a corporate peer challenge, with Arun's leader among the peers.", [("HAS", "cpc", "planned", None, None)]),
        ("He spoke of the corporate peer challenge. Runnymede had hosted theirs in 2016 and the follow-up visit was over.", [("RUN", "cpc", "held", "2016", None)]),
        # In words that do not name it, after it was named.
        ("The corporate peer challenge was the norm. Eastleigh's was in April 2016 and Rother and Adur's joint one took place on 14 May 2016.", [("EAT", "cpc", "held", "2016-04", None), ("ROH", "cpc", "held", "2016-05-14", None), ("ADU", "cpc", "held", "2016-05-14", None)]),
        ("The corporate peer challenge was praised. Nine had been held; he instanced Dudley and Rother.", [("DUD", "cpc", "held", None, None), ("ROH", "cpc", "held", None, None)]),
        ("The corporate peer challenge was praised. None had been held; he instanced Dudley and Rother.", []),
        ("He spoke of the corporate peer challenge. Peer teams had most recently gone to Ashford, to Rother and to Adur.", [("ASF", "cpc", "held", None, None), ("ROH", "cpc", "held", None, None), ("ADU", "cpc", "held", None, None)]),
        ("He spoke of the corporate peer challenge. West Devon had cancelled, Adur did not go ahead and the next is for Mansfield.", [("WDE", "cpc", "declined", None, None), ("ADU", "cpc", "not-yet", "2017-03-08", None), ("MAS", "cpc", "planned", None, None)]),
        ("He spoke of One Public Estate. Surrey joined in phase 4, Southwark isn't a member and Essex was in the first wave.", [("SRY", "ope", "member", None, None), ("SWK", "ope", "not-yet", "2017-03-08", None), ("ESS", "ope", "member", None, None)]),
        ("He spoke of Cyber 360. Pendle had found it searching; Rother had found it hard to keep staff.", [("PEN", "cyber360", "held", None, None)]),
        ("Corporate peer challenges had been arranged: at Boston in June 2016, South Hams in May and, last week, Gedling.", [("BOT", "cpc", "planned", "2016-06", None), ("SHA", "cpc", "planned", "2017-05", None), ("GED", "cpc", "planned", None, None)]),
        ("He spoke of One Public Estate. Exeter had had £95,000 for the station; Arun and Adur remain in the partnership and Rother rejoined at Christmas.", [("EXE", "ope", "awarded", None, 95000), ("ARU", "ope", "member", None, None), ("ADU", "ope", "member", None, None), ("ROH", "ope", "member", None, None)]),
        ("The Land Release Fund had closed. Torbay's two sites were successful. Arun's £62,500 was for a tool, and Rother and Hastings were winners.", [("TOB", "lrf", "awarded", None, None), ("ARU", "lrf", "awarded", None, 62500), ("ROH", "lrf", "awarded", None, None), ("HAS", "lrf", "awarded", None, None)]),
        ("He spoke of the corporate peer review. Arun and Adur had paid for one of their own; Rother had asked for one.", [("ARU", "cpc", "held", None, None), ("ADU", "cpc", "held", None, None)]),
        ("Newport had gained a great deal from its corporate peer review in 2013.", [("NWP", "cpc", "held", "2013", None)]),
        ("Newport hoped to gain a great deal from its corporate peer review.", []),
        ("Kirklees Council's cyber peer review of systems was praised.", []),
        ("Nine had had corporate peer challenges. Torridge and Mendip were done in the spring, Arun would be in October 2017 and Rother was in line for its next in 2018.", [("TOR", "cpc", "held", None, None), ("MEN", "cpc", "held", None, None), ("ARU", "cpc", "planned", "2017-10", None), ("ROH", "cpc", "planned", "2018", None)]),
        ("The National Graduate Development Programme went well. Bristol took six.", [("BST", "ngdp", "member", None, None)]),
    ],
)  # fmt: skip
def test_what_is_said_of_a_council(sentence: str, wanted: list[Said]) -> None:
    assert sorted(_said(sentence)) == sorted(wanted)


def test_the_council_is_the_one_whose_minutes_these_are() -> None:
    head = "Kirklees Council\n\nMinutes of the Cabinet"
    assert _said("The Council had a Corporate Peer Challenge in June 2016.", head) == [("KIR", "cpc", "held", "2016-06", None)]
    assert _said("The Council would host a Corporate Peer Challenge in September 2019.", head) == [
        ("KIR", "cpc", "planned", "2019-09", None)
    ]
    since = "Following the Council's Corporate Peer Challenge in March 2016 an action plan was drawn up."
    assert _said(since, head) == [("KIR", "cpc", "held", "2016-03", None)]
    assert _said("The Council had a Corporate Peer Challenge in June 2016.") == []


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Members received the findings of the peer challenge of July 2016.", [("KIR", "cpc", "held", "2016-07", None)]),
        ("The corporate peer challenge that took place in May 2016 was recalled.", [("KIR", "cpc", "held", "2016-05", None)]),
        ("The action plan would follow the corporate peer challenge planned for July 2017.", []),
        ("It was asked if the findings of the peer challenge of July 2016 were known.", []),
        ("Members received the findings of the corporate peer challenge.", []),
        ("There had been an LGA finance peer review in 2015.", [("KIR", "fpc", "held", "2015", None)]),
        ("A Corporate Peer Challenge was booked for the week of 12 June 2017.", [("KIR", "cpc", "planned", "2017-06-12", None)]),
    ],
)
def test_a_dated_challenge_that_is_nobodys_by_name(sentence: str, wanted: list[Said]) -> None:
    assert _said(sentence, "Kirklees Council\n\nMinutes of the Cabinet") == wanted
    assert not wanted or _said(sentence) == []


def test_tables_of_awards_and_of_dates() -> None:
    head = "# Note of Improvement & Innovation Board\n\nWednesday 8 March 2017\n\n## 1. Update\n\n"
    page = (
        f"{head}Awards of One Public Estate:\n\n| Council | Award |\n| --- | --- |\n| Leeds City Council | £95,000 |\n| Ipswich Borough Council | not successful |\n\n"
        "Corporate Peer Challenges this year:\n\n| Authority | Date |\n| --- | --- |\n| Stroud | 3 May 2016 |\n| Gedling | June 2017 |\n\n"
        "Halls:\n\n| Council | Award |\n| --- | --- |\n| Gedling | £5 |\n"
    )
    record = extract(read(page.encode(), "page.md"), Register.load())
    assert [(entry.council, entry.programme, entry.status, entry.date, entry.amount) for entry in record.participation] == [
        ("LDS", "ope", "awarded", None, 95000.0),
        ("STO", "cpc", "held", "2016-05-03", None),
        ("GED", "cpc", "planned", "2017-06", None),
    ]
