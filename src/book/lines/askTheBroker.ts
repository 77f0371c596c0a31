import { asks, takesFor, type LineRule } from './rule.ts'

/** What is left is either a liability of some kind, or a word that means one thing here and another thing there. */
export const askTheBroker: readonly LineRule[] = [
  asks('condo', 'condo, condos, condominium*', ['condo-unit', 'commercial-package']),
  asks('landlord', 'landlord*, rental prop*', ['dwelling', 'commercial-package']),
  asks('comprehensive-liability', '=cpl, =pl', ['personal-umbrella', 'pollution', 'professional-liability']),
  asks('health', 'health*, medical*, hospital*, physician*', ['medical-professional', 'health', 'commercial-package']),
  asks('pet', 'pet, pets, pet health*', ['pet', 'other-benefits']),
  takesFor('other-liability', 'liab*, legal liab*'),
  asks('umbrella', 'umbrella*, umb, umbr, umbrl', ['umbrella-excess', 'personal-umbrella']),
  asks('auto', 'auto, autos, automobile*, vehicle*, car, cars', ['commercial-auto', 'personal-auto']),
  asks('flood', 'flood*, nfip', ['flood', 'personal-catastrophe']),
  asks('marine', 'marine, cargo', ['ocean-marine', 'inland-marine']),
  asks('accident', 'accident*', ['accident']),
]
