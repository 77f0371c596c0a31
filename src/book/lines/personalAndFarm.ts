import { takesFor, unspecified, type LineRule } from './rule.ts'

const dealers = 'dealer*, builder*, manufactur*, commercial, repair*, rental, charter, marina'

/** What people and farms buy. Associations, parks and dealers are businesses, however they sound. */
export const personalAndFarm: readonly LineRule[] = [
  takesFor(
    'commercial-package',
    `homeowner* assoc*, home owner* assoc*, homeowners assn, hoa, condo* assoc*, condo* assn, condo* package, coa
     package, mobile home park*, rv park*`,
    { part: 'association' },
  ),
  takesFor(
    'personal-package',
    `personal pack*, personal lines pack*, personal pkg, pers pkg, pers pack*, ppkge, personal prot* pack*`,
  ),
  takesFor(
    'personal-umbrella',
    `personal umb*, pers umb*, pup, pumbr, umbrp, umb* + pers*, personal excess*, pers excess*, personal cat*,
     personal liab*, pers liab*, comprehensive personal, comp personal`,
  ),
  takesFor(
    'personal-catastrophe',
    `flood + pers*, flood + residential, flood + home*, flood + dwelling, earthquake* + pers*, earthquake* +
     home*, earthquake* + residential, earthquake* + dwelling`,
  ),
  takesFor('renters', 'tenant*, renter*, ho4, ho 4', { unless: 'improvement*, tenant discrim*' }),
  takesFor(
    'condo-unit',
    `ho6, ho 6, condo* unit*, condo* owner*, personal condo*, pers condo*, condo* + personal, residential condo*`,
  ),
  takesFor('mobile-home', 'mobile home*, mobilehome*, manufactured home*, mhome'),
  takesFor(
    'dwelling',
    `dwelling*, dfire, dp1, dp2, dp3, dp 1, dp 2, dp 3, rental home*, rental dwelling*, vacant home*, fire
     dwelling`,
  ),
  takesFor(
    'homeowners',
    `homeowner*, home owner*, homeown*, ho, ho1, ho2, ho3, ho5, ho8, ho 2, ho 3, ho 5, ho 8, =home, secondary
     home, seasonal home, vacation home, high value home*, home auto`,
  ),
  takesFor(
    'collector-vehicle',
    `antique* auto*, antique* car*, antique* veh*, classic auto*, classic car*, classic veh*, collector*, vintage
     auto*, vintage car*`,
    { unless: 'bill collector*, collectors e&o' },
  ),
  takesFor('motorcycle', 'motorcycle*, motor cycle*, cycle, moped*, scooter*', { unless: dealers }),
  takesFor(
    'recreational-vehicle',
    `recreational veh*, rec veh*, rv, rvs, motor home*, motorhome*, travel trailer*, camper*, atv, atvs, all
     terrain*, snowmobile*, golf cart*, off road veh*`,
    { unless: dealers },
  ),
  takesFor(
    'watercraft',
    'boat, boats, boatowner*, boat owner*, boaters, watercraft*, water craft, yacht*, jet ski*, pwc',
    { unless: dealers },
  ),
  takesFor(
    'personal-auto',
    `personal auto*, personal veh*, pers auto*, pers veh*, personal car, private pass*, ppa, pap, autop, auto +
     pers*, automobile + pers*, family auto*`,
  ),
  takesFor(
    'personal-articles',
    `personal art*, personal effects, personal inland*, pers inland*, inmrp, pers art*, personal prop*, scheduled
     pers*, valuable art*, jewelry*, personal float*`,
  ),
  unspecified('personal', 'personal lines*, personal line, =personal, misc* personal*, other personal'),
  takesFor('wind', 'wind hail, windstorm hail', { part: 'hail' }),
  takesFor('crop', 'crop*, hail, mpci, crop hail'),
  takesFor(
    'farmowners',
    `farm, farms, farmowner*, farm owner*, farmers, farmer, farm ranch*, ranch*, agri*, agro*, agbus*,
     livestock*, equine*, orchard*, vineyard*, dairy, grower*`,
    { unless: 'farmers market*' },
  ),
]
