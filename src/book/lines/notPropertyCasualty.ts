import { asks, takesFor, type LineRule } from './rule.ts'

/** "Dental Office Package" insures a building. */
const premises = `package*, pkg, bop, bops, business owner*, businessowner*, office*, property, building*, facility,
     facilities, clinic*, auto, umb*, liab*, general, crime, cyber`

/** Benefits, and what is no insurance at all. */
export const notPropertyCasualty: readonly LineRule[] = [
  takesFor('premium-finance', 'premium fin*, prem fin*, premium financ*, finance agree*, financing'),
  takesFor(
    'retirement',
    `401k, 401 k, 401*, 403b, 403 b, 457, 457b, retirement*, pension*, profit shar*, ira, iras, sep ira, esop,
     deferred comp*, defined ben*, defined cont*, cash balance, mutual fund*, investment*, 529`,
    { unless: 'retirement home*, retirement comm*' },
  ),
  takesFor('accidental-death', 'ad&d, add, accidental death*, accident death, ad d', { unless: 'life' }),
  takesFor(
    'stop-loss',
    `stop loss*, stoploss*, specific aggregate, aggregate specific, medical excess, excess medical, excess loss`,
  ),
  takesFor('medicare', 'medicare*, medigap*, med supp*, medicare supp*, part d'),
  takesFor('long-term-care', 'long term care, ltc, ltci, longterm care', { unless: premises }),
  takesFor(
    'spending-accounts',
    `fsa, fsas, hsa, hsas, hra, hras, cobra*, cafeteria*, section 125, sec 125, flex* spend*, flex* ben*, flex
     plan*, =flex, health sav*, health reimb*, dependent care*, commuter*, premium only*`,
  ),
  takesFor(
    'disability',
    `disab*, =std, =ltd, std ltd, ltd std, short term dis*, long term dis*, short term d, long term d, group std,
     group ltd, voluntary std, voluntary ltd, std buy*, ltd buy*, income prot*, salary cont*, dbl, tdi, paid
     family*, pfl, pfml`,
  ),
  takesFor(
    'life',
    `life, life add, term life*, whole life*, universal life*, lifetime ben*, keyman, key man, key person, vul,
     iul, split dollar, buy sell, coli, boli, final expense, burial*, lives`,
    { unless: 'life safety, life estate, assisted life*' },
  ),
  takesFor('annuity', 'annuit*'),
  takesFor('dental', 'dental*, dentist*, dmo, orthodont*', { unless: premises }),
  takesFor('vision', 'vision*, eye care, eyecare, eyewear', { unless: premises }),
  takesFor(
    'health',
    `=health, =medical, major med*, health plan*, health ppo, health hmo, health maint*, individual health,
     individual med*, family health, small group health, medical plan*, medical ppo, medical hmo, medical dental,
     medical vision, medical life, health dental, health life, hmo, ppo, hdhp, epo, self funded*, self insured
     med*, prescription*, pharmacy ben*, rx, telemed*, telehealth*, critical ill*, cancer*, hospital indem*,
     hospital conf*, hospital income, gap med*, medical gap, tricare*, specified dis*, minimum ess*, medical
     expense, comprehensive med*, limited med*, international med*, short term med*, medical reimb*`,
    { unless: premises },
  ),
  takesFor('accident', 'group acc*, voluntary acc*, group travel*, voluntary travel*'),
  takesFor(
    'other-benefits',
    `benefits, benefit, employee ben*, misc* ben*, misc ben*, ^group, ^grp, ^voluntary, ^vol, worksite*,
     supplemental ben*, eap, employee assist*, wellness*, aflac*, legal plan*, prepaid leg*, pre paid leg*, group
     legal, enrollment*, supplemental health, executive ben*`,
  ),
  takesFor(
    'memberships-services',
    `membership*, dues, association dues, motor club*, auto club*, roadside*, fee, fees, consult* fee*, service
     fee*, service contract*, service plan*, risk management serv*, loss control*, claims admin*, third party
     admin*, tpa, payroll*, hr serv*`,
  ),
  takesFor('other-not-insurance', '=non insurance, not insurance, =test'),
  asks(
    'accident-health',
    `=accident*, a&h, accident health, student acc*, sports acc*, participant acc*, volunteer* acc*, blanket
     acc*, special risk acc*, special risk, camp acc*, youth acc*`,
    ['accident'],
  ),
  asks('travel', 'travel, travel acc*, travelers acc*, business trav*, bta, trip', ['accident']),
  asks('title', 'title, titles', ['professional-liability']),
  asks('warranty', 'warrant*, extended warr*', ['other-not-insurance', 'other-liability']),
  asks('mortgage', 'mortgag*', ['life', 'commercial-property']),
]
