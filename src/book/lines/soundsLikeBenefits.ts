import { asks, takesFor, type LineRule } from './rule.ts'

/** Property and casualty, or a question, although a word in it belongs to benefits. So these come first. */
export const soundsLikeBenefits: readonly LineRule[] = [
  takesFor(
    'management-liability',
    `d&o + fiduciary, directors + fiduciary, epl + fiduciary, epli + fiduciary, d&o + epl, d&o + epli, d&o +
     employment prac*, directors + employment prac*`,
    { part: 'combined' },
  ),
  takesFor('employee-benefits-liability', 'emp* ben* liab*, emp* ben* l, emp* ben* e&o, benefits liab*, ebl'),
  takesFor('fiduciary-liability', 'fiduciary*, fiduc, fiduc liab*, pension trust* liab*'),
  takesFor(
    'lawyers-professional',
    `lawyer* prof*, lawyer* liab*, lawyer* mal*, lawyer* e&o, attorney* prof*, attorney* liab*, attorney* mal*,
     legal prof*, legal mal*, lpl`,
  ),
  takesFor(
    'medical-professional',
    `medical prof*, medical liab*, medical mal*, med mal, med prof*, medmal*, dental prof*, dental liab*, dental
     mal*, dentist* prof*, dentist* liab*, dentist* mal*, hospital* prof*, hospital* liab*, hospital* mal*,
     physician* surgeon*, physician* prof*, physician* liab*, physician* mal*, surgeon* prof*, nurse* prof*,
     nursing prof*, nursing home prof*, nursing home liab*, nurses liab*, allied health*, allied med*, health*
     prof*, health* liab*, health* mal*, health care prof*, health care liab*, health care mal*, long term care
     prof*, long term care liab*, long term care fac*, chiropract* prof*, chiropract* mal*, pharmac* prof*,
     pharmac* liab*, vision prof*, optometr* prof*, veterinar* prof*, therapist* prof*, home health prof*, home
     health liab*, hpl`,
  ),
  takesFor('life-sciences', 'life science*, life sci, lifescience*'),
  takesFor('animal-mortality', 'animal mort*, livestock mort*, equine mort*, horse mort*, bloodstock, =mortality'),
  takesFor('employers-liability', 'stop gap*, stopgap*, employer* liab*, maritime employer*, fela'),
  asks('captive', 'captive*'),
  asks('occupational-accident', 'occupational acc*, occ acc*, occacc, occ accident'),
  takesFor('personal-auto', 'group auto*, group personal auto*, voluntary auto*', { part: 'payroll' }),
  takesFor('homeowners', 'group home owner*, group homeowner*, voluntary home*, group home auto', { part: 'payroll' }),
  asks('group-home', '^group home*'),
  takesFor('personal-umbrella', 'group personal excess*, group personal umb*, group excess liab*', { part: 'group' }),
]
