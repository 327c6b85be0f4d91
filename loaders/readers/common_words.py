"""Words that minutes are full of, which a printer may have parted at a line's end: `Decem-` over `ber`, `recom-` over `mendation`."""

from typing import Final

COMMON: Final = frozenset(
    """january february march april august september october november december monday tuesday wednesday thursday friday saturday sunday
    about above access according account accounts achieve action actions activity additional address adopted advice adviser against agenda agreed agreement allocated allocation
    amended amendment amount annual apologies application applications appointed appointment approach approval approved arrangements assessment asset assets associated attendance
    attended attending audit authorities authority available because before benefit benefits between board borough budget budgets building buildings business cabinet capital
    change changes charges children circulated city climate comments commission commissioner commissioners committee communities community completed concern concerned concerns conditions confirmed
    consider consideration considered constitution consultation contact continue continued contract contracts contribution contributions corporate correct costs council councillor councillors
    councils county current decided decision decisions declaration declarations declared delegated delivered delivery department deputy despite details determined development devolution different
    director directors discussed discussion district during economic education effective element emergency employees employment enable energy england ensure environment environmental equality
    established estate evaluation evidence examples executive existing expected expenditure explained facilities families finance finances financial following forecast forward framework funding
    further future general government governance grant grants greater group growth guidance health highlighted highway highways homelessness hospital housing however identified impact
    implementation implications important improve improved improvement include included including income increase increased independent individual information infrastructure initiative insurance interest interests
    internal introduced investment involved issues language leader leaders leisure licence licensing local majority management manager matter matters measures meeting meetings
    member members membership minister ministry minute minutes monitoring month months motion municipal national necessary network noted number objectives officer officers operational
    opportunities opportunity options order organisation organisations outcome outcomes outlined overview owners parking particular partner partners partnership partnerships pension people performance
    period permission person personal planning police policies policy portfolio position potential presentation presented previous principal priorities priority private procedure process procurement
    produced productivity programme programmes progress project projects properties property proposal proposals proposed provide provided provision public purpose quality quarter question
    questions raised recommend recommendation recommendations recommended record recorded recovery recycling reduce reduced reduction reference referred regarding region regional regulations relation relevant
    report reported reports representative representatives request requested requirements reserves residents resolution resolved resource resources response responses responsibility responsible result revenue review
    reviewed revised risks savings scheme schemes school schools scrutiny seconded secretary section sector services service shared significant social society staff standards statement
    statutory strategic strategies strategy subject submitted substitute suggested support supported surplus sustainability sustainable system target targets technology therefore together towards training transfer
    transformation transport treasury undertaken university update updated urgent variation various voluntary waste website welcomed whether within without workforce working""".split()
)
