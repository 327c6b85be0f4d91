"""Words that tell what is a person's name: letters after names, words that stand in none, common words that are surnames too."""

from typing import Final

POSTNOMINALS: Final = frozenset(
    """OBE MBE CBE KBE DBE BEM JP DL QPM CPM MP MEP AM MS AS MSP QC KC TD RD FRSA CC MLA LVO CVO QFSM KFSM KPM QAM KAM GBE DCB KCB CB CMG KCMG OStJ CPFA FCCA ACCA FRICS MRICS MRTPI FRTPI FCIPD""".split()
)  # fmt: skip
# Words that do not stand in a person's name; a run of capitals that holds one is a body, a place, a heading or a job.
NOT_NAMES: Final = frozenset(
    """a act action actions adult adviser advisor advisory agenda agency all also amendment an and annual any apologies appendix application april
    area as assembly assistant association attendance august authorities authority award background bank board borough branch brexit budget business
    cabinet campaign care central centre chair chairman chairperson chairwoman chamber champion charity chief children church city civic clerk climate
    betsi cadwaladr hywel dda aneurin cwm co convener convenor depute college comments commission commissioner committee community communities resilient co-opted coopted company conference confidential contact constitution consultation corporate
    council councillor councillors councils county covid cyber data date december decision decisions declaration declarations democratic department
    deputy design development devolution digital director directorate disclosable discussion district document documents draft east economic education
    efficiency election emergency energy england english environment environmental equality estate estates european evaluation exempt executive
    february finance financial fire following forum foundation friday fund funding future general going governance government grant great green group
    growth guidance hall head health highways hospital house housing human improvement in independent information infrastructure innovation insights
    inspector institute integrated integration interest interests interim investment issues item items january july june justice lane law lead leader leaders
    leadership learning legal leisure letter library licensing list local london management manager march masterclass matters may mayor mayoral
    measures meeting meetings member members memorandum minister ministry minute minutes mental modern monday motion monitoring national neighbourhood
    new next none north northern notice november october of officer officers old ombudsman one open operations opportunity order other our overview panel
    papers parish park parks parliament part partner partners partnership partnerships pathfinder peer pension people performance person petition
    phase pilot place plan planning plans police policy political position post practice presentation president press principal principle priorities
    private procurement productivity professional profit programme progress project property proposal protection provost public purpose quality
    quarter quarterly questions rail recommendation recommendations recovery reform regeneration region regional register release report reports
    representative reserves resident residents resolution resolved resources review revised risk river road room royal rural safety saturday scheme
    school schools scotland scottish scrutiny secretary section sector select senior september service services shadow shared slavery smart social
    society solicitor south southern special spokesperson staff standing state statement strategic strategy street sub subject substitute substitutes
    summary sunday support supporting survey sustainability system task tax team that the there these they this those thursday time title to town
    trade training transformation transport treasurer treasury trust tuesday union united university update urgent vacancy venue vice village
    voluntary vote wales ward waste water website wednesday welsh west western wellbeing with work working workforce year young youth yes no his her
    he she it its i we us you if when whilst while where who which what why how since during after before both each every many most some such
    therefore however although because following thanks ground floor suite building avenue close crescent court drive gardens square terrace way
    bridge common farm field mill station hotel inn resolved agreed noted approved conservative conservatives labour liberal liberals democrat
    democrats independents reform ukip plaid cymru con lab lib dem ind snp footpath warden insurance auditor broker brokers approval celebrations fete
    constabulary charities update county clerk apologies absent present attendee attendees signed dated proposed seconded thank welcome
    emeritus representative representatives employer employers employee scheme portfolio federation confederation alliance coalition consortium network airport stadium museum gallery theatre festival canal harbour
    parent diocesan outdoor recreation tourism heritage recycling refuse parking enforcement benefits revenues communications payroll assurance elections registration
    amendment amendments scheduled admitted body bodies distribution concerns appointment appointments vacancies allowances approve discuss receive consider
    applications projects developments incidents licence licensee guide handbook induction portal applicant applicants objector objectors appellant complainant
    secretaries chairs office homes inspectorate limited ltd plc llp nhs icb ccg lga hmrc audit scotland cymru consultants architects microsoft teams zoom skype webex youtube google healthwatch email telephone""".split()
)
UNITED: Final = frozenset(
    """may reading hall young lane park church green street grant west north east south wood close bridge mill field farm price order bank law march
    english house marsh major dean way court peer smart post trust river waters branch head small chambers day page wales england scotland rose guy
    mark will grace case little best new old rail parish welsh constable april june august duke earl royal baron bishop abbott child pearl strong
    noble rich sharp power ward dale temple castle champion gardens fields common holder banks""".split()
)  # fmt: skip
