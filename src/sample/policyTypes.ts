/**
 * The agency's own labels for what is insured, as a real book has them: how often each occurs, and whether it is
 * property and casualty. The book claims that all of it is. Exports cut labels at 25 characters.
 */
export interface PolicyType {
  readonly label: string
  /** The usual written premium of one term, in dollars. The labels of one line have the same. */
  readonly premium: number
  /** What it is: property and casualty or not, or why that cannot be told. */
  readonly verdict: 'pc' | 'not-pc' | 'unspecified' | 'review' | 'unknown'
  /** Its line of business; the label where that cannot be told. */
  readonly line: string
}

export const labelLength = 25

const propertyAndCasualty = `
9 14000 general-liability General Liability
9 12000 commercial-property Commercial Property
8 16000 workers-compensation Workers Compensation
8 15000 commercial-auto Commercial Auto
7 18000 commercial-package Commercial Package
5 9000 umbrella-excess Umbrella Liability
5 7000 cyber Cyber Liability
5 9000 directors-officers Directors & Officers
4 9000 employment-practices Employment Practices Liability
4 11000 professional-liability Errors & Omissions
4 5000 business-owners Business Owners Policy
3 8000 inland-marine Inland Marine
3 11000 professional-liability Professional Liability
2 9000 medical-professional Medical Professional
2 7000 lawyers-professional Lawyers Professional
2 7000 management-liability Executive Risk Package
2 3000 fiduciary-liability Fiduciary Liability
2 2500 crime Crime
2 6000 excess-workers-compensation Excess Workers Compensation
2 5000 builders-risk Builders Risk
2 15000 railroad-protective Railroad Protective
2 3000 surety-bond Public Official Bond
2 3000 surety-bond Oil & Gas Bond
2 3000 surety-bond Surety Bond
2 4000 garage Garage Liability
2 12000 products-liability Products Liability
2 3000 liquor-liability Liquor Liability
1 8000 pollution Pollution Liability
1 20000 aviation Aviation
1 9000 ocean-marine Ocean Marine
1 4000 equipment-breakdown Boiler & Machinery
1 2500 employee-benefits-liability Employee Benefits Liability
1 1500 fidelity-bond ERISA Bond
1 16000 workers-compensation A/R Workers Compensation
1 9000 crop Crop Hail
1 6000 farmowners Farm Owners
2 3000 homeowners Homeowners
1 3000 renters Tenant Homeowners
2 2500 personal-auto Personal Auto
1 800 personal-umbrella Personal Umbrella
1 1700 collector-vehicle ANTIQUE AUTO POLICY
1 900 watercraft Watercraft
1 5000 special-event Event Cancellation`

const benefitsAndOthers = `
4 17000 life Group Life and AD&D
3 10000 disability Group Short Term Disability
3 10000 disability Group Long Term Disability
3 22000 dental Dental Preferred Provider
2 12000 other-benefits Misc. Benefits
2 17000 life Individual Life
1 8000 vision Voluntary Vision
1 20000 medicare Medicare Supplement
1 6000 retirement 401k Plan
1 1000 premium-finance Premium Finance`

const unclear = `
2 3700 unspecified Misc. Commercial Lines
1 4000 review Umbrella
1 3000 review Flood
1 4000 review Travel Accident
1 5000 unknown Misc Other
1 5000 unknown Program 7`

/** Each type as many times as it is frequent, so that a plain pick has the right proportions. */
export const policyTypes: readonly PolicyType[] = [
  ...each(propertyAndCasualty, (type) => ({ ...type, verdict: 'pc' })),
  ...each(benefitsAndOthers, (type) => ({ ...type, verdict: 'not-pc' })),
  ...each(unclear, (type) => ({ ...type, verdict: type.line as PolicyType['verdict'], line: `type ${type.label}` })),
]

/** The lines that have so many policies that one amount out of range stands out. */
export const commonLines: ReadonlySet<string> = new Set(
  policyTypes
    .filter((type) => policyTypes.filter(({ line }) => line === type.line).length >= 8)
    .map(({ line }) => line),
)

function each(list: string, finish: (type: Omit<PolicyType, 'verdict'>) => PolicyType): PolicyType[] {
  return list
    .trim()
    .split('\n')
    .flatMap((text) => {
      const [weight = '', premium = '', line = '', ...words] = text.split(' ')
      const type = finish({ label: words.join(' ').slice(0, labelLength), premium: Number(premium), line })
      return Array.from({ length: Number(weight) }, () => type)
    })
}
