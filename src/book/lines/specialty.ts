import { takesFor, type LineRule } from './rule.ts'

export const specialty: readonly LineRule[] = [
  takesFor(
    'management-liability',
    `executive risk*, exec risk*, executive liab*, executive prot*, executive pack*, management liab*, mgmt
     liab*, mgt liab*, management prot*, private company`,
  ),
  takesFor(
    'employment-practices',
    `employment prac*, employ* prac*, emp prac*, empl prac*, epl, epli, epl*, employment related prac*, wrongful
     term*, tenant discrim*`,
  ),
  takesFor(
    'directors-officers',
    'd&o, d o, directors*, director officer*, dir off*, dno, =do, side a, officers directors',
  ),
  takesFor(
    'public-officials-liability',
    `public official*, police prof*, law enforcement*, educators legal, educators liab*, school board*, school
     leaders*, school legal, pol epl`,
  ),
  takesFor(
    'cyber',
    `cyber*, privacy*, network sec*, network priv*, data breach, data comp*, information sec*, internet liab*,
     info security`,
  ),
  takesFor(
    'pollution',
    `pollution*, poll liab*, environmental*, enviro*, storage tank*, underground tank*, ust, pll, asbestos*,
     hazardous*`,
  ),
  takesFor(
    'crime',
    'crime*, employee dishon*, employee theft, burglary*, forgery*, money securities, social engineering',
  ),
  takesFor('kidnap-ransom', 'kidnap*, k&r, extortion*, ransom*'),
  takesFor(
    'transactional-risk',
    'reps warrant*, rep warrant*, representation* warrant*, r&w, r&w*, m&a, tax liab*, transactional*',
  ),
  takesFor('political-credit', 'political risk*, trade credit*, credit risk, export credit*'),
  takesFor('terrorism', 'terror*, tria, active shoot*, active assail*, workplace viol*'),
  takesFor('product-recall', 'recall*, product* recall*, product* contam*, contaminat*'),
  takesFor(
    'aviation',
    `aviation*, aircraft*, airplane*, airport*, hangar*, helicopter*, drone, drones, uav, uas, unmanned*, non
     owned aircraft`,
  ),
  takesFor(
    'ocean-marine',
    `ocean*, marine cargo, marine liab*, marine gen*, marine comp*, marine pack*, marina, marinas, hull*, hull
     machinery, p&i, protection indem*, wharf*, stevedor*, vessel*, charterer*, ship repair*, bumbershoot*, boat
     dealer*, boat builder*, stock thru*, stock through*, maritime*, marine hull`,
    { unless: 'inland' },
  ),
  takesFor('railroad-protective', 'railroad prot*, rail road prot*, rr prot*, rrp, rrpl'),
  takesFor(
    'owners-contractors-protective',
    'ocp, o&cp, owner* contractor* prot*, owner* contract* prot*, owner* contractor*, owner* prot*',
  ),
  takesFor(
    'media-liability',
    `media, media liab*, multimedia*, publisher* liab*, broadcaster*, intellectual prop*, patent*, copyright*`,
  ),
  takesFor(
    'special-event',
    `special event*, event, events, event canc*, weather*, prize indem*, hole one, wedding*, non appearance,
     film*, tulip, tenant* user*, entertainment*, producer* pack*, motion pict*, cast, contingency*`,
  ),
  takesFor(
    'professional-liability',
    `e&o, eando, errors omiss*, error omiss*, errors, professional*, prof liab*, prof l, prof e&o, architect*
     eng*, a&e, malpractice*, mpl, miscellaneous prof*, misc prof*, tech e&o`,
    { unless: 'package*, pkg, bop, professional emp*, professional office*' },
  ),
]
