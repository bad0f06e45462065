"""Words that tell what a capitalised name is, or that it is none."""

from onrecord.knowledge.tables import words as words_of

CALENDAR = words_of(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec christmas easter ramadan eid "
    "mon tue tues wed thu thur thurs fri sat sun gmt est edt pst pdt utc bst jst kst"
)

KIN = words_of("wife husband brother sister father mother son daughter widow uncle cousin nephew niece")

PERSON_NOUNS = KIN | words_of(
    "activist analyst author blogger boss candidate captain chief cleric colleague columnist commander correspondent "
    "critic dictator diplomat dissident doctor economist editor envoy executive expert fighter founder friend general "
    "head historian journalist judge lawmaker lawyer leader militant negotiator nominee official opponent organiser "
    "organizer owner photographer physicist politician predecessor professor prosecutor protester refugee researcher "
    "resident rival scientist secretary soldier spokesman spokesperson spokeswoman strategist student successor "
    "teacher veteran victim volunteer witness writer attorney coordinator counterpart"
)
"""Nouns right before a name, printed small, that say that it is a person's."""

NAMES_TOO = words_of("sun may april june august jan")
"""Words of the calendar that people bear as names."""

NOT_NAMES = words_of(
    "a an the i he she it we they you his her its our their my your this that these those there here who what when "
    "where why how which whose and or but nor so yet for if then than as at by in of on to from with without into "
    "onto over under about above after again against all also although am amid among any are around away back be "
    "because been before behind being below between both can cannot could despite did do does doing down during each "
    "either else even ever every few first former further had has have having however had is isn let like many may "
    "me meanwhile might more most much must near neither never new next no none not nothing now off often once one "
    "only other others out own part per perhaps please rather same see several she should since some such sure "
    "still tell thank thanks that two three four five six seven eight nine ten hundred thousand million until "
    "up upon us use "
    "very was way well were while will within would yes yesterday today tomorrow tonight just last later earlier "
    "speaking asked according officials official sources source analysts experts critics supporters people police "
    "authorities government residents protesters news photo photos video image images file read more click share "
    "subscribe sign follow copyright advertisement breaking live update updated watch listen exclusive opinion "
    "analysis editorial related story stories comments comment print email home menu search login register "
    "on-the-record remarks statement transcript briefing release press note via credit courtesy getty images afp "
    "ahead instead indeed thus therefore moreover furthermore additionally nevertheless nonetheless overall finally "
    "secondly firstly lastly question answer q a ok okay oh well war world international national federal global "
    "english internet covid covid-19 coronavirus olympics olympic games winter summer spring autumn west east north "
    "south western eastern northern southern middle central congress parliament senate cabinet state department "
    "ministry president minister secretary ambassador republican republicans democrat democrats democratic communist "
    "muslim muslims christian christians jewish jew jews islamic catholic hindu buddhist sunni shiite shia arab arabs "
    "european europeans african africans asian asians latin western god internet twitter facebook instagram youtube "
    "google telegram whatsapp tv vp"
)

WEAK = words_of(
    "home state war world international national federal global supreme central north south east west northern "
    "southern eastern western middle democratic republican communist "
    "european african asian islamic muslim christian jewish catholic arab latin new united first police people "
    "internet summer winter american congress parliament senate house press news state general cabinet royal grand"
)
"""Words that name nobody alone but open names of organisations and places."""

ORGANISATION_ENDS = words_of(
    "Ministry Department University College Institute Institution Agency Administration Commission Committee Council "
    "Association Organization Organisation Union Party Bank Group Corporation Corp Corp. Inc Inc. Ltd Ltd. LLC Company "
    "Co Co. Foundation Fund Center Centre Authority Bureau Board Court Congress Parliament Senate Assembly Office "
    "Service Force Forces Army Navy Command Guard Guards Police Coalition Front Movement Federation "
    "Confederation League Society Network Alliance Airlines Airways Times Post Journal News Daily Herald Tribune "
    "Telegraph Guardian Gazette Broadcasting Press Initiative Secretariat Embassy Consulate Chamber Academy Laboratory "
    "Trust Brotherhood Partnership Taskforce School Hospital Church Club Holdings "
    "Headquarters Directorate Presidium Tribunal Politburo Staff Tech Research"
)

ORGANISATION_OPENS = words_of(
    "Ministry Department University Bank Institute Bureau Embassy Office Council Commission "
    "Committee Association Center Centre Court House Board Chamber Federation"
)

PLACE_ENDS = words_of(
    "Prefecture Province Island Islands Sea Ocean River Lake Bay Gulf Strait Straits Airport Peninsula Mountains Mount "
    "Valley Desert City County District Region Street Avenue Square Road Bridge Hotel Palace Canal Cape Coast Border "
    "Base Port Harbor Harbour Camp Village Stadium Park"
)

EVENT_ENDS = words_of(
    "Games Olympics Summit Conference Forum Agreement Treaty Accord Accords Act Pact Plan Deal Charter Protocol "
    "Declaration Convention Resolution War Wars Day Week Month Year Award Prize Cup Festival Dialogue Talks Policy "
    "Program Programme Project Strategy Initiative Partnership Road Belt Law Bill Revolution Spring Crisis Doctrine "
    "Report Amendment Constitution Exercise Operation Age Street Journal Rights Affairs Security Relations Studies "
    "Defense Defence Economy Economics Science Sciences Development Trade Energy Health"
)

PARTICLES = words_of(
    "al bin bint ben de del della der den di do dos da du el ibn la le van dela delos von zu ter ten af abu"
)

FAMILY_FIRST = words_of(
    "Kim Lee Park Moon Choi Chung Kang Xi Wang Li Zhang Yang Hu Liu Chen Zhao Hua Geng Lu Mao Nguyen Tran Pham Ri Pak "
    "Jo Choe Han Hong Ahn Suh Song Yoon Cho Tsai Wen Deng Jiang Lin Wu Xu Sun Ma Zhu Guo Gao Luo Zheng Liang Xie Tang "
    "Cao Peng Zeng Xiao Tian Dong Yuan Cai Jia Ding Wei Xue Ye Yan Yu Du Dai Xia Zhong Hwang Jeong Im Shin Yun No Ro "
    "Ko Thae So Hyon Jang Jong Kwon Bae Oh Lai Ho Le Vo To Phan"
)
