"""Sentences made up from templates: sports, markets, headlines in capitals, local news, credits.

The corpora hold little of these, and names behave differently there: in a report of a match a city is a team, in a table of
results nothing but names and numbers stands, `IPO` and `COVID-19` look like names and are none. A template is a line of
`made/*.txt`: tokens, slots in braces, and `<KIND ... >` around a name that holds more than a slot.

    python made.py WORK     # prints some
"""

import os
import pickle
import random
import re
import sys

import corpora
from corpora import NER_ID, mask

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "made")
DATA = os.path.join(HERE, "..", "..", "..", "data")
SHARES = {"sports": 0.26, "headlines": 0.08, "business": 0.15, "general": 0.13, "local": 0.14, "conflict": 0.12, "public": 0.12}
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December Jan. Feb. Aug. Sept. Oct. Nov. Dec.".split()
STATES = "Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn. Miss. Mo. Mont. Neb. Nev. N.H. N.J. N.M. N.Y. N.C. N.D. Okla. Ore. Pa. R.I. S.C. S.D. Tenn. Vt. Va. Wash. W.Va. Wis. Wyo. TX OH CA FL GA NY PA IL MI NC".split()
ORDINALS = "first second third fourth fifth sixth seventh eighth 10th 12th 15th 23rd 40th".split()
SPORTS = "SOCCER TENNIS BASKETBALL GOLF CRICKET ICE_HOCKEY RUGBY_UNION RUGBY ATHLETICS BASEBALL SKIING CYCLING BOXING SWIMMING MOTOR_RACING FOOTBALL ALPINE_SKIING VOLLEYBALL BADMINTON".split()
LEAGUES = "NBA NHL NFL MLB NCAA UEFA FIFA ICC ATP WTA MLS AFL IOC SEC ACC WNBA NRL".split()
CUPS = ["World Cup", "Davis Cup", "Olympics", "Olympic Games", "Winter Olympics", "European Championship", "Asian Cup", "African Nations Cup", "Champions League",
        "Copa America", "Ryder Cup", "Super Bowl", "World Series", "Masters", "Asian Games", "Commonwealth Games", "Euro 2024", "Six Nations", "Gold Cup"]
CIRCUITS = ["Premier League", "Serie A", "Bundesliga", "La Liga", "Big 12", "Big Ten", "National League", "American League", "Pac - 12", "Ligue 1", "Top 14", "Super League", "Sun Belt"]
LETTERS = "IPO GDP CPI PMI EUA AGM ETF LNG PPE VAT CEO CFO DNA AI EV ID GPS NGO M&A ESG FDI QE R&D USD HIV PCR CCTV SUV MRI MoU TV DVD PDF FAQ GMT BST EST COVID HR IQ UFO MVP RBI ERA".split()
VIRUSES = ["COVID - 19", "Covid - 19", "COVID", "H5N1", "SARS", "MERS", "Ebola", "HIV", "Zika", "mpox", "H1N1", "Omicron", "cholera", "E. coli", "coronavirus"]
CLUB = ["{} United", "{} City", "{} FC", "FC {}", "AC {}", "Real {}", "Sporting {}", "Dynamo {}", "{} Rovers", "{} Athletic", "{} Wanderers", "Inter {}", "Lokomotiv {}", "CSKA {}",
        "{} Town", "{} County", "{} Town", "Spartak {}", "Racing {}", "Atletico {}", "Deportivo {}", "{} SC", "Maccabi {}", "Union {}", "{} Albion", "Hapoel {}"]
STREETS = "Street Avenue Road Drive Lane Boulevard Highway Court Pike Parkway".split()
SUFFIXES = "Inc Inc. Corp Corp. Ltd Ltd. Plc PLC AG SA NV Group Holdings Co Co. LLC GmbH AB ASA SpA Bhd Tbk".split()
FIELDS = """Energy Bank Capital Partners Pharmaceuticals Therapeutics Motors Airlines Foods Systems Technologies Resources Mining Steel Oil Gas Semiconductor
Media Networks Studios Insurance Properties Logistics Brewing Industries Electric Chemical Securities Asset_Management Biotech Software Health Retail Stores Telecom Airways
Solutions Financial Petroleum Minerals Robotics Shipping Cement Paper Brothers Advisors Research Economics Breakingviews""".split()
STARTS = "First United National Global Pacific Atlantic Northern Southern Western Golden Blue Red Green Silver Summit Liberty Pioneer Sterling Crown Delta Alpha Apex Nova Vertex Quantum General American International Royal Standard".split()
BODIES = ["Ministry of {}", "Department of {}", "National {} Agency", "Institute of {}", "{} Association", "{} Commission", "{} Authority", "Federation of {}", "Office for {}", "{} Board",
          "{} Council", "Centre for {} Studies", "World {} Organisation", "{} Union", "Committee on {}"]
SUBJECTS = "Health Education Justice Labour Transport Statistics Agriculture Trade Energy Aviation Security Policy Medicine Economics Fisheries Disease_Control Election Nuclear Meteorological Tourism".split()
CAUSES = "Freedom Justice Change Renewal Unity Democracy Peace Development Reform Dignity Salvation Liberation Resistance Progress Labour Solidarity Independence Hope Equality Restoration".split()
WORDS = """Anchor Autumn Bridge Crown Dawn Desert Eagle Falcon Fire Forest Garden Harbor Honor Horizon Iron Island Lantern Light Mirror Moon Mountain Night North Ocean Olive Orchard River
Road Rose Sea Shadow Shield Silence Sky Star Stone Storm Summer Sword Thunder Tide Tower Valley Voice Wall Water Wind Winter Health Energy Security Trade Weather Policy Justice Labor""".split()
NOUNS = """regulator retailer lender insurer miner maker carmaker drugmaker chipmaker airline carrier operator refiner developer consultancy brokerage bank group firm company startup
steelmaker builder utility broadcaster publisher newspaper agency union charity watchdog exchange fund supplier manufacturer shipper railway brewer distributor contractor conglomerate
software_company oil_producer drug_regulator law_firm energy_group fashion_label copper_miner hotel_chain grocery_chain car_rental_company data_provider""".split()
INDICES = ["FTSE 100", "FTSE 250", "S&P 500", "Nasdaq", "Nasdaq Composite", "Dow Jones Industrial Average", "Dow", "Nikkei", "Nikkei 225", "DAX", "CAC 40", "Hang Seng", "STOXX 600", "Brent", "Brent crude",
           "West Texas Intermediate", "KOSPI", "Sensex", "Brexit", "Bitcoin", "Treasury notes"]
PLAIN = "Silver Gold Oil Copper Wheat Retail Sterling Euro Autos Chief Managing Senior Director Officer Industrial Consumer Housing Car Export Import Annual Weekly Online Foreign Domestic".split()
CREEDS = "Democratic Socialist Liberal Conservative National Progressive Communist Green Islamic Republican Patriotic Peasants Labour Christian People's".split()
ZONES = "SY IQ YE LY SD SS ML NE NG BF AF PK MM UA RU ET SO CD LB PS IL IR TR TD CM MZ CF HT CO MX IN BD PH".split()
# Names that the lists of faker lack: Arabic, Persian, Turkic, Pashto, Hausa, Amharic, Somali, Burmese, Chinese, Korean, Vietnamese.
GIVEN_WORLD = """Mohammed Muhammad Ahmed Ahmad Ali Hassan Hussein Mahmoud Mustafa Abdullah Abdul Omar Khaled Khalid Yusuf Youssef Ibrahim Ismail Bashar Bashir Walid Tariq Samir Nasser Jamal Karim
Fatima Aisha Maryam Zainab Layla Noor Huda Rania Salma Amina Reza Mehdi Hossein Amir Farid Gul Hamid Nazir Sirajuddin Abiy Getachew Tewodros Debretsion Isaias Abdi Abdirahman Farah Salva Riek
Abubakar Aminu Bukar Musa Idriss Moussa Oumar Mamadou Ibrahima Assimi Ousmane Min Aung Thein Zaw Khin Nay Wei Xi Li Jun Kim Park Jae Nguyen Tran Volodymyr Oleksandr Viktor Dmytro Sergei""".split()
FAMILY_WORLD = """Assad Hariri Haddad Khoury Mansour Saleh Salih Nasrallah Haniyeh Abbas Sadr Maliki Barzani Talabani Hakim Jaafari Dabaiba Haftar Burhan Dagalo Hamdok Bashir Mahdi Zarqawi Golani Jolani
Baghdadi Houthi Hadi Ghani Karzai Haqqani Akhundzada Mehsud Khan Sharif Bhutto Zardari Rouhani Raisi Khamenei Soleimani Zarif Erdogan Yilmaz Demir Kaya Ahmed Tesfaye Gebremichael Afwerki
Mohamud Farmajo Kiir Machar Buhari Tinubu Shekau Deby Keita Toure Traore Diallo Goita Ndiaye Hlaing Suu Tun Win Wang Zhang Liu Chen Lee Choi Zelenskiy Shevchenko Kovalenko Bondarenko Petrov Ivanov""".split()


def table(path, column=0):
    for line in open(os.path.join(DATA, path), encoding="utf-8"):
        if not line.startswith("#") and line.strip():
            yield line.rstrip("\n").split("\t")


class Maker:
    """Draws templates and fills them."""

    def __init__(self, pools, big):
        self.templates = {}
        for kind in SHARES:
            self.templates[kind] = [x.split() for x in open(os.path.join(HERE, kind + ".txt"), encoding="utf-8").read().split("\n") if x.strip()]
        read = lambda name: [x.replace("_", " ") for x in open(os.path.join(HERE, name + ".txt")).read().split()]
        self.nicknames, self.states, self.provinces = read("nicknames"), read("regions"), read("provinces")
        self.given, self.family = [], []
        for loc, (g, f) in sorted(pools.items()):
            g, f = ([x.title() if x.isupper() else x for x in names if len(x) > 1] for names in (g, f))
            if len(g) > 20 and len(f) > 20:
                self.given.append(g[::max(1, len(g) // 500)])
                self.family.append(f[::max(1, len(f) // 500)])
                if loc in ("en_US", "en_GB"):
                    for _ in range(6):  # half of the names are English
                        self.given.append(self.given[-1])
                        self.family.append(self.family[-1])
        plain = [(n, p, c) for n, p, c in big if len(n.split()) < 4 and all(x.isalpha() or x in " -'." for x in n)]
        self.cities = [n for n, _, _ in plain]
        self.by_size = [p ** 0.4 for _, p, _ in plain]
        self.zone = [n for n, _, c in plain if c in ZONES]
        self.american = [n for n, _, c in plain if c == "US"]
        self.countries, self.peoples = [], []
        for row in table("countries.tsv"):
            if row[7] == "country":
                weight = 1 + int(int(row[11] or 0) ** 0.25 / 10)
                self.countries += [row[2]] * weight
                self.peoples += [a for a in row[4].split(";")[:1] if a] * weight
        self.countries += ["U.S.", "United States", "Britain", "UK", "England", "Scotland", "Wales"] * 4
        self.firms = [n for row in table("actors/companies.tsv") for n in [row[0]] + row[1].split("|")[:1] if n]
        self.acronyms, self.bodies = [], []
        for path in ("actors/bodies.tsv", "actors/media.tsv"):
            for row in table(path):
                self.bodies.append(row[0])
                self.acronyms += [a for a in row[1].split("|") if re.fullmatch("[A-Z]{2,6}", a)]

    def draw(self, rng):
        """One sentence with its tag sets."""
        kind = rng.choices(list(SHARES), SHARES.values())[0]
        template = rng.choice(self.templates[kind])
        words, marks = [], []
        open_kind, begun = None, False
        for piece in template:
            if piece.startswith("<") and len(piece) > 1:
                open_kind, begun = piece[1:], False
                continue
            if piece == ">" and open_kind:
                open_kind = None
                continue
            slot = re.match(r"^(\$?)\{([A-Z#0-9]+)\}(.*)$", piece)
            if slot:
                got, kinds = self.fill(slot.group(2), rng, kind == "local", not words)
                if slot.group(1):
                    words.append("$")
                    marks.append(1)
                if slot.group(3):
                    got = got[:-1] + [got[-1] + slot.group(3)]
            else:
                got, kinds = [piece], None
            for i, w in enumerate(got):
                words.append(w)
                if open_kind:
                    marks.append(mask("I" if begun else "B", open_kind.split("|")))
                    begun = True
                elif kinds == "free":
                    marks.append(1 | mask("B" if i == 0 else "I", ["THING"]))
                elif kinds:
                    marks.append(mask("B" if i == 0 else "I", kinds))
                else:
                    marks.append(1)
        if kind == "headlines":
            words = [w.upper() if rng.random() > 0.005 else w for w in words]
        elif rng.random() < 0.04:
            words = [w.upper() for w in words]
        return words, marks

    def place(self, rng, local=False):
        if local and rng.random() < 0.7:
            name = rng.choice(self.american)
        else:
            name = rng.choices(self.cities, cum_weights=self.cumulative)[0] if rng.random() < 0.6 else rng.choice(self.cities)
        return self.cut(name)

    @property
    def cumulative(self):
        if not hasattr(self, "_cumulative"):
            total, self._cumulative = 0, []
            for w in self.by_size:
                total += w
                self._cumulative.append(total)
        return self._cumulative

    def cut(self, name):
        out = []
        for w in name.split():
            out += corpora.split_word(w)
        return [x for w in out for x in ([w[:-2], w[-2:]] if w.endswith(("'s", "’s")) and len(w) > 2 else [w])]

    def family_name(self, rng, k=None):
        k = rng.randrange(len(self.given)) if k is None else k
        f = rng.choice(self.family[k])
        if rng.random() < 0.04:
            f = rng.choice(["van ", "de ", "Al - ", "al - ", "von ", "Mc", "O'", "El - ", "de la ", "Ben "]) + f
        return self.cut(f)

    def person(self, rng):
        k = rng.randrange(len(self.given))
        given, family = self.cut(rng.choice(self.given[k])), self.family_name(rng, k)
        r = rng.random()
        if r < 0.07:
            given = given + [rng.choice("ABCDEFGHJKLMRSTW") + "."]
        elif r < 0.10:
            given = [rng.choice("ABCDEJKMRST") + "." + rng.choice("ABCDEJKMRST") + "."]
        elif r < 0.13:
            family = family + [rng.choice(["Jr.", "Jr", "III", "II"])]
        elif r < 0.16:
            family = [family[0], "-"] + self.family_name(rng, k)
        elif r < 0.18:
            return family + [given[0], "-", rng.choice(["in", "ho", "hyun", "jin", "su", "min", "ping", "wei"])]
        elif r < 0.20:
            return given
        return given + family

    def made_word(self, rng):
        parts = [rng.choice(["b", "br", "c", "cr", "d", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pr", "qu", "r", "s", "st", "t", "tr", "v", "w", "x", "z", ""]) +
                 rng.choice(["a", "e", "i", "o", "u", "ai", "ea", "y", "ou", "io"]) for _ in range(rng.choice([2, 2, 3]))]
        return ("".join(parts) + rng.choice(["", "n", "x", "s", "r", "ra", "tis", "on", "ify", "ly", "tech", "gen", "soft", "co", "ix", "via"])).capitalize()

    def firm(self, rng):
        r = rng.random()
        if r < 0.3:
            return self.cut(rng.choice(self.firms))
        if r < 0.38:
            return ["".join(rng.choice("ABCDEFGHIKLMNOPRSTUVW") for _ in range(rng.choice([2, 3, 3, 4])))]
        if r < 0.5:
            w = self.made_word(rng)
            return [w + rng.choice(["", "", "", ".com", "TV", "Bank", "Pay"])]
        if r < 0.6:
            return self.family_name(rng)
        if r < 0.66:
            return self.family_name(rng) + ["&"] + self.family_name(rng)
        if r < 0.7:
            return self.family_name(rng) + [rng.choice(["'s", "'s"])] if rng.random() < 0.4 else [rng.choice(self.family[0]) + "s"]
        first = rng.choice([lambda: [rng.choice(STARTS)], lambda: [self.made_word(rng)], lambda: self.family_name(rng), lambda: self.place(rng)])()
        return first + rng.choice(FIELDS).replace("_", " ").split() + ([rng.choice(SUFFIXES)] if rng.random() < 0.35 else [])

    def team(self, rng):
        r = rng.random()
        if r < 0.40:
            return self.place(rng)
        if r < 0.50:
            return self.cut(rng.choice(self.states))
        if r < 0.56:
            return self.cut(rng.choice(self.states)) + [rng.choice(["State", "Tech", "A&M"])]
        if r < 0.70:
            return self.place(rng) + rng.choice(self.nicknames).split()
        if r < 0.88:
            return rng.choice(CLUB).format(" ".join(self.place(rng))).split()
        if r < 0.94:
            return self.family_name(rng)
        return [self.made_word(rng)]

    def body(self, rng):
        r = rng.random()
        if r < 0.3:
            return [rng.choice(self.acronyms)]
        if r < 0.5:
            return ["".join(rng.choice("ABCDEFGHIKLMNOPRSTUW") for _ in range(rng.choice([3, 3, 4, 4, 5])))]
        if r < 0.65:
            return self.cut(rng.choice(self.bodies))
        if r < 0.7:
            return ["Reuters"]
        return (self.cut(rng.choice(self.peoples + self.countries)) if rng.random() < 0.15 else []) + rng.choice(BODIES).format(rng.choice(SUBJECTS).replace("_", " ")).split()

    def world_family(self, rng):
        r = rng.random()
        if r < 0.35:
            return rng.choice(["al", "al", "al", "Al", "el", "Abu", "bin"]) .split() + (["-"] if r < 0.28 else []) + [rng.choice(FAMILY_WORLD)]
        return [rng.choice(FAMILY_WORLD)] if r < 0.85 else self.family_name(rng)

    def world_person(self, rng):
        r = rng.random()
        if r < 0.06:
            return ["Abu"] + [rng.choice(GIVEN_WORLD)] + (["al", "-", rng.choice(FAMILY_WORLD)] if r < 0.04 else [])
        given = [rng.choice(GIVEN_WORLD) for _ in range(1 if r < 0.75 else 2)]
        return given + (self.world_family(rng) if rng.random() < 0.7 else self.family_name(rng))

    def group(self, rng):
        r = rng.random()
        a, b = rng.sample(CAUSES, 2)
        where = " ".join(self.zone_place(rng)) if rng.random() < 0.6 else rng.choice(self.peoples)
        form = rng.choice(["Front for {a} and {b}", "Movement for {a}", "Movement for {a} and {b}", "{w} Liberation Front", "{w} Liberation Army", "{w} National Army", "{w} Defense Forces",
                           "{a} and {b} Movement", "People 's {a} Army", "{w} People 's Front", "Army of {a}", "National {a} Front", "{w} Resistance Front", "{f} Brigades", "Jaish al - {f}", "Ansar al - {f}",
                           "Harakat al - {f}", "{f} Brigade", "Popular Front of {w}", "Islamic Movement of {w}", "Alliance for {a} and {b}", "{f} Battalion", "Coalition of {a} Forces", "March {n} Movement"])
        return form.format(a=a, b=b, w=where, f=rng.choice(FAMILY_WORLD), n=rng.randint(1, 30)).split()

    def party(self, rng):
        w = " ".join(self.cut(rng.choice(self.countries) if rng.random() < 0.5 else rng.choice(self.peoples)))
        a, b = rng.sample(CAUSES, 2)
        return rng.choice(["{c} Party", "{w} {c} Party", "{a} and {b} Party", "{a} Party", "{c} Alliance", "Party of {a}", "{c} Union", "{w} {a} Movement", "New {a}", "Union for {a}",
                           "{c} Front"]).format(c=rng.choice(CREEDS), w=w, a=a, b=b).replace("People's", "People 's").split()

    def zone_place(self, rng):
        return self.cut(rng.choice(self.zone))

    def cup(self, rng):
        r = rng.random()
        if r < 0.5:
            return self.cut(rng.choice(CUPS))
        if r < 0.7:
            return rng.choice([self.place(rng), self.cut(rng.choice(self.peoples))]) + [rng.choice(["Open", "Cup", "Grand", "Championships", "Games", "Marathon", "Classic", "Masters"])]
        return self.cut(rng.choice(self.peoples)) + rng.choice(["Open", "Grand Prix", "Cup", "Championship"]).split()

    def fill(self, slot, rng, local, first=False):
        n = lambda a, b: str(rng.randint(a, b))
        if slot == "P":
            return self.person(rng), ["PERSON"]
        if slot == "F":
            return self.family_name(rng), ["PERSON"]
        if slot == "I":
            return [rng.choice("ABCDEFGHIJKLMNPRSTVW") + "."] + self.family_name(rng), ["PERSON"]
        if slot == "G":
            return self.place(rng, local), ["LOC"]
        if slot == "Z":
            return self.zone_place(rng), ["LOC"]
        if slot == "ZR":
            return (self.zone_place(rng) if rng.random() < 0.4 else self.cut(rng.choice(self.provinces))), ["LOC"]
        if slot == "PW":
            return self.world_person(rng), ["PERSON"]
        if slot == "FW":
            return self.world_family(rng), ["PERSON"]
        if slot == "GR":
            return self.group(rng), ["GROUP"]
        if slot == "GA":
            return ["".join(rng.choice("ABCDFGHJKLMNPRSTU") for _ in range(rng.choice([3, 3, 4]))) + ("" if rng.random() < 0.9 else "-" + rng.choice("NSIO"))], ["GROUP", "ORG"]
        if slot == "PY":
            return self.party(rng), ["GROUP"]
        if slot == "W":
            return [rng.choice(WORDS)], None
        if slot == "NOUN":
            noun = rng.choice(NOUNS).replace("_", " ").split()
            return ([noun[0].capitalize()] + noun[1:] if first else noun), None
        if slot == "SW":
            return [rng.choice(PLAIN)], None
        if slot == "IX":
            return rng.choice(INDICES).split(), "free"
        if slot == "GN":
            return [rng.choice(rng.choice(self.given))], ["OCCASION", "PERSON", "THING"]
        if slot == "C":
            return self.cut(rng.choice(self.countries)), ["LOC"]
        if slot == "R":
            return self.cut(rng.choice(self.states if local or rng.random() < 0.5 else self.provinces)), ["LOC"]
        if slot == "A":
            return [rng.choice(STATES)], ["LOC"]
        if slot == "N":
            return self.cut(rng.choice(self.peoples)), ["PEOPLE"]
        if slot == "T":
            return self.team(rng), ["ORG"]
        if slot == "K":
            return rng.choice(self.nicknames).split(), ["ORG"]
        if slot == "O":
            return self.firm(rng), ["ORG"]
        if slot == "B":
            return self.body(rng), ["ORG"]
        if slot == "L":
            return ([rng.choice(LEAGUES)], ["ORG"]) if rng.random() < 0.6 else (rng.choice(CIRCUITS).split(), ["ORG", "OCCASION", "THING"])
        if slot == "E":
            return self.cup(rng), ["OCCASION"]
        if slot == "S":
            first = self.family_name(rng) if rng.random() < 0.6 else self.place(rng)
            return first + [rng.choice(["Arena", "Stadium", "Park", "Field", "Coliseum", "Center", "Gymnasium", "Ground", "Oval"])], ["FACILITY"]
        if slot == "X":
            return [rng.choice(LETTERS)], "free"
        if slot == "V":
            return rng.choice(VIRUSES).split(), "free"
        if slot == "COUNTY":
            return (self.family_name(rng) if rng.random() < 0.6 else self.place(rng, True)) + ["County"], ["LOC"]
        if slot == "STREET":
            first = rng.choice([lambda: self.family_name(rng), lambda: [rng.choice(["Main", "Church", "Oak", "Elm", "Market", "High", "Park", "Washington", "Second", "Maple", "Mill", "Station"])],
                                lambda: [rng.choice(["North", "South", "East", "West"]), n(1, 99) + "th"]])()
            return first + [rng.choice(STREETS)], ["LOC", "FACILITY"]
        if slot == "SCHOOL":
            first = self.place(rng, True) if rng.random() < 0.6 else self.family_name(rng)
            return first + rng.choice(["High School", "Elementary School", "Middle School", "Academy", "Elementary", "High", "County High School"]).split(), ["ORG"]
        if slot == "CHURCH":
            return rng.choice(["First Baptist Church", "St. {} Catholic Church", "{} United Methodist Church", "{} Baptist Church", "Church of the Nazarene", "{} Presbyterian Church", "Zion Lutheran Church",
                               "{} Church of Christ"]).format(" ".join(self.family_name(rng))).split(), ["ORG", "FACILITY"]
        if slot == "H":
            first = self.family_name(rng) if rng.random() < 0.4 else self.place(rng, True)
            return first + rng.choice(["Memorial Hospital", "Regional Medical Center", "Hospital", "General Hospital", "Medical Center", "Nursing Home", "County Hospital"]).split(), ["ORG", "FACILITY"]
        if slot == "WATER":
            first = " ".join(self.family_name(rng))
            return rng.choice(["Lake {}", "{} Creek", "{} River", "{} Lake", "{} Bay", "{} Reservoir"]).format(first).split(), ["LOC"]
        if slot == "FACILITY":
            first = self.family_name(rng) if rng.random() < 0.5 else self.place(rng, local)
            return first + rng.choice(["Bridge", "Airport", "Dam", "Park", "Library", "Museum", "Tunnel", "Prison", "Mall"]).split(), ["FACILITY"]
        if slot == "U2":
            s = self.cut(rng.choice(self.states))
            return rng.choice([["University", "of"] + s, s + ["State", "University"], self.family_name(rng) + ["College"], ["University", "of"] + self.place(rng, local)]), ["ORG"]
        if slot == "D":
            return [rng.choice(DAYS)], None
        if slot == "MON":
            return [rng.choice(MONTHS)], None
        if slot == "ORD":
            return [rng.choice(ORDINALS)], None
        if slot == "SPORT":
            return rng.choice(SPORTS).replace("_", " ").split(), None
        if slot == "SC":
            return [n(0, 99 if rng.random() < 0.4 else 6), "-", n(0, 99 if rng.random() < 0.4 else 6)], None
        if slot == "TS":
            return [x for _ in range(rng.choice([2, 2, 3])) for x in (n(0, 7), "-", n(0, 7))], None
        if slot == "TM":
            return [n(1, 59) + rng.choice([":", ".", ":"]) + "%02d" % rng.randint(0, 59)], None
        if slot == "Y":
            return [n(1950, 2025)], None
        if slot == "AGE":
            return [n(16, 95)], None
        if slot == "M":
            return [rng.choice([n(100, 999), n(1, 99) + "," + "%03d" % rng.randint(0, 999), n(1, 999) + "." + n(1, 9)])], None
        if slot == "#":
            return [n(1, 99)], None
        raise ValueError(f"a template asks for {{{slot}}}, which made.py doesn't know")


def main(work):
    d = pickle.load(open(os.path.join(work, "features.pkl"), "rb"))
    maker, rng = Maker(d["pools"], d["big"]), random.Random(5)
    names = {v: k for k, v in NER_ID.items()}
    for _ in range(80):
        words, marks = maker.draw(rng)
        print(" ".join(w + ("" if m == 1 else "/" + "|".join(names[i] for i in range(len(names)) if m >> i & 1)) for w, m in zip(words, marks)))


if __name__ == "__main__":
    main(*sys.argv[1:])
