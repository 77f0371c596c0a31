import type { FamilyId } from './families.ts'

/**
 * The lines of business that a policy type may be taken for. Ids are stable and public: decisions, filters and
 * exports name them.
 */
export const lines = {
  'general-liability': line('General liability', 'commercial-casualty'),
  'products-liability': line('Products liability', 'commercial-casualty'),
  'liquor-liability': line('Liquor liability', 'commercial-casualty'),
  'employee-benefits-liability': line('Employee benefits liability', 'commercial-casualty'),
  'railroad-protective': line('Railroad protective', 'commercial-casualty'),
  'owners-contractors-protective': line('Owners and contractors protective', 'commercial-casualty'),
  'commercial-auto': line('Commercial auto', 'commercial-casualty'),
  truckers: line('Truckers and motor carriers', 'commercial-casualty'),
  garage: line('Garage and dealers', 'commercial-casualty'),
  'umbrella-excess': line('Commercial umbrella and excess', 'commercial-casualty'),
  'other-liability': line('Other liability', 'commercial-casualty'),

  'commercial-property': line('Commercial property', 'commercial-property'),
  'inland-marine': line('Inland marine', 'commercial-property'),
  'builders-risk': line('Builders risk', 'commercial-property'),
  'equipment-breakdown': line('Equipment breakdown', 'commercial-property'),
  flood: line('Commercial flood', 'commercial-property'),
  earthquake: line('Earthquake and difference in conditions', 'commercial-property'),
  wind: line('Wind and hail', 'commercial-property'),

  'business-owners': line('Business owners policy', 'package'),
  'commercial-package': line('Commercial package', 'package'),

  'workers-compensation': line('Workers compensation', 'workers-compensation'),
  'excess-workers-compensation': line('Excess workers compensation', 'workers-compensation'),
  'employers-liability': line('Employers liability and stop gap', 'workers-compensation'),

  'surety-bond': line('Surety bond', 'surety'),
  'fidelity-bond': line('Fidelity and ERISA bond', 'surety'),

  'directors-officers': line('Directors and officers', 'specialty'),
  'employment-practices': line('Employment practices', 'specialty'),
  'management-liability': line('Management liability package', 'specialty'),
  'fiduciary-liability': line('Fiduciary liability', 'specialty'),
  'professional-liability': line('Professional liability, errors and omissions', 'specialty'),
  'medical-professional': line('Medical professional liability', 'specialty'),
  'lawyers-professional': line('Lawyers professional liability', 'specialty'),
  'public-officials-liability': line('Public officials, police and educators liability', 'specialty'),
  'media-liability': line('Media and intellectual property', 'specialty'),
  cyber: line('Cyber and privacy', 'specialty'),
  pollution: line('Pollution and environmental', 'specialty'),
  crime: line('Crime', 'specialty'),
  'kidnap-ransom': line('Kidnap and ransom', 'specialty'),
  'special-event': line('Special events and entertainment', 'specialty'),
  aviation: line('Aviation', 'specialty'),
  'ocean-marine': line('Ocean marine', 'specialty'),
  'product-recall': line('Product recall and contamination', 'specialty'),
  'transactional-risk': line('Representations and warranties', 'specialty'),
  'political-credit': line('Political risk and trade credit', 'specialty'),
  terrorism: line('Terrorism and active assailant', 'specialty'),
  'life-sciences': line('Life sciences', 'specialty'),
  'animal-mortality': line('Animal mortality', 'specialty'),

  homeowners: line('Homeowners', 'personal'),
  renters: line('Renters and tenants', 'personal'),
  'condo-unit': line('Condominium unit owners', 'personal'),
  'mobile-home': line('Mobile home', 'personal'),
  dwelling: line('Dwelling fire', 'personal'),
  'personal-auto': line('Personal auto', 'personal'),
  'collector-vehicle': line('Antique and collector vehicle', 'personal'),
  motorcycle: line('Motorcycle', 'personal'),
  'recreational-vehicle': line('Recreational vehicle', 'personal'),
  watercraft: line('Boat and yacht', 'personal'),
  'personal-umbrella': line('Personal umbrella and liability', 'personal'),
  'personal-articles': line('Personal articles', 'personal'),
  'personal-catastrophe': line('Personal flood and earthquake', 'personal'),
  'personal-package': line('Personal package', 'personal'),
  pet: line('Pet', 'personal'),

  farmowners: line('Farm and ranch', 'farm'),
  crop: line('Crop and hail', 'farm'),

  life: line('Life', 'benefits'),
  'accidental-death': line('Accidental death', 'benefits'),
  annuity: line('Annuity', 'benefits'),
  disability: line('Disability', 'benefits'),
  health: line('Medical and health', 'benefits'),
  dental: line('Dental', 'benefits'),
  vision: line('Vision', 'benefits'),
  medicare: line('Medicare', 'benefits'),
  'stop-loss': line('Medical stop-loss', 'benefits'),
  'spending-accounts': line('Spending accounts and COBRA', 'benefits'),
  'long-term-care': line('Long-term care', 'benefits'),
  accident: line('Accident and travel', 'benefits'),
  'other-benefits': line('Other benefits', 'benefits'),

  retirement: line('Retirement and investments', 'other'),
  'premium-finance': line('Premium finance', 'other'),
  'memberships-services': line('Memberships, fees and services', 'other'),
  'other-not-insurance': line('Other, not property and casualty', 'other'),
} as const satisfies Record<string, Line>

export interface Line {
  readonly name: string
  readonly family: FamilyId
}

export type LineId = keyof typeof lines

function line<F extends FamilyId>(name: string, family: F): { readonly name: string; readonly family: F } {
  return { name, family }
}
