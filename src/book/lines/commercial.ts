import { takesFor, unspecified, type LineRule } from './rule.ts'

export const commercial: readonly LineRule[] = [
  takesFor(
    'business-owners',
    'bop, bops, bopgl, bopp, business owner*, businessowner*, bus owner*, businessown*, biz owner*',
  ),
  takesFor(
    'garage',
    `garage*, garagekeep*, garag, auto dealer*, dealer* open, dealers*, open lot, car dealer*, motorcycle
     dealer*, rv dealer*, dealers phys*`,
  ),
  takesFor(
    'commercial-package',
    `package*, pkg, pkgs, cpp, cpkg, cpkge, smp, special multi*, multi peril*, multiperil*, multi line*, comm*
     multi*, lessor* risk*, lro, property gl, gl property, property liab*, property + general liab*, property +
     gl, property general l`,
  ),
  takesFor('inland-marine', 'motor truck cargo*, truck cargo*, truckers cargo*, cargo legal*, mtc, mtrtk', {
    part: 'cargo',
  }),
  takesFor(
    'truckers',
    `trucker*, trucking*, motor carrier*, motor truck*, bobtail*, non trucking*, nontrucking*, truckmen*, long
     haul*`,
  ),
  takesFor(
    'commercial-auto',
    `commercial auto*, comm auto*, comml auto*, coml auto*, com auto*, cml auto*, commercial veh*, commercial
     car*, business auto*, bus auto*, business veh*, auto* + comm*, auto* + bus*, auto liab*, automobile liab*,
     auto phys*, autob, baut, bauto, bap, baa, fleet*, hired non*, hired nonown*, hired auto*, hnoa, hno, non
     owned auto*, nonowned auto*, livery*, taxi*, limo*, public auto*, school bus*, bus liab*, excess auto*,
     truck, trucks, auto fleet*, ca auto, cauto, physical damage, phys damage`,
  ),
  takesFor('liquor-liability', 'liquor*, dram shop*, dramshop*, host liq*'),
  takesFor(
    'products-liability',
    `product* liab*, products comp*, prod* liab*, product completed*, =products, products l, completed ops,
     completed oper*`,
  ),
  takesFor(
    'builders-risk',
    'builder* risk*, builders rsk, builders r, =builders, bldrs risk*, bldr risk*, course constr*, coc',
    { unless: 'home builders' },
  ),
  takesFor(
    'equipment-breakdown',
    `boiler*, b&m, equipment break*, equip break*, machinery break*, systems break*, mechanical break*, boilr,
     =machinery`,
  ),
  takesFor(
    'inland-marine',
    `inland*, inmrc, inmar, contractor* equip*, contr equip*, contractors eq, equipment float*, equip float*,
     equipment flo, floater*, float, floa, bailee*, fine art*, edp, electronic data*, computer equip*, jeweler*,
     installation*, rigger*, riggers*, scheduled equip*, mobile equip*, leased equip*, rented equip*, accounts
     rec*, valuable pap*, transit*, transportation*, musical inst*, camera*, warehouse* legal*, equipment, equip,
     tools equip*, =im, exhibition*, signs`,
  ),
  takesFor(
    'flood',
    `commercial flood*, comm flood*, comml flood*, coml flood*, flood + comm*, flood + bus*, excess flood*, flood
     excess*`,
  ),
  takesFor(
    'earthquake',
    `earthquake*, earth quake*, quake*, eq, eqs, dic, difference cond*, differences cond*, earth movement*, eqke`,
  ),
  takesFor('wind', 'wind, windstorm*, wind only, hurricane*, named storm*, tornado*'),
  takesFor(
    'umbrella-excess',
    `commercial umb*, comm umb*, comml umb*, coml umb*, com umb*, umb* + comm*, umb* + bus*, umbrella liab*, umb
     liab*, umbrella l, umbrella li, umbrella lia, umbrella exc*, umb exc*, umb xs, excess umb*, umbrc, cumbr,
     cumb, exlia, business umb*, liability umb*`,
  ),
  takesFor('umbrella-excess', 'excess*, xs, follow form*, buffer*', {
    part: 'excess',
    unless: 'property, prop, fire, building*, wind*, deductible*',
  }),
  takesFor(
    'general-liability',
    `general liab*, gen liab*, gen l, genl liab*, general l, general li, general lia, commercial general*, comm
     general*, comm gen*, comprehensive gen*, comp gen*, gl, cgl, commercial liab*, comm liab*, comml liab*, coml
     liab*, premises*, prem ops, olt, ol&t, m&c, contractual liab*, contractor* liab*, contractor* gen*, public
     liab*, third party liab*, business liab*, abuse*, sexual*, molest*`,
  ),
  unspecified(
    'commercial',
    `misc* comm*, misc comm*, other comm*, commercial line*, comm lines, comm line, comml lines, coml lines,
     =commercial, =comm, =comml, commercial other*, commercial misc*, =misc line, =casualty, =specialty,
     commercial account*, =p&c, =property casualty, commercial p&c, commercial property casualty, general
     business`,
  ),
  takesFor(
    'commercial-property',
    `property*, propc, prop, fire, building*, bldg*, business income*, business interr*, bus inc*, bus interr*,
     deductible buy*, contents, vacant*, plate glass, =glass, glass, real prop*, cfrm, extra expense, spoilage*,
     vandal*, sprinkler*`,
  ),
]
