/**
 * The agency's own labels for what is insured, as a real book has them: how often each occurs, and whether it is
 * property and casualty. The book claims that all of it is. Exports cut labels at 25 characters.
 */
export interface PolicyType {
  readonly label: string
  /** The usual written premium of one term, in dollars. */
  readonly premium: number
}

export const labelLength = 25

const list = `
9 14000 General Liability
9 12000 Commercial Property
8 16000 Workers Compensation
8 15000 Commercial Auto
7 18000 Commercial Package
5 9000 Umbrella Liability
5 7000 Cyber Liability
5 9000 Directors & Officers
4 9000 Employment Practices Liability
4 11000 Errors & Omissions
4 5000 Business Owners Policy
3 8000 Inland Marine
3 10000 Professional Liability
2 9000 Medical Professional
2 7000 Lawyers Professional
2 7000 Executive Risk Package
2 3000 Fiduciary Liability
2 2500 Crime
2 6000 Excess Workers Compensation
2 5000 Builders Risk
2 15000 Railroad Protective
2 9000 Public Official Bond
2 2600 Oil & Gas Bond
2 2000 Surety Bond
2 3700 Misc. Commercial Lines
2 4000 Garage Liability
2 12000 Products Liability
2 3000 Liquor Liability
1 8000 Pollution Liability
1 20000 Aviation
1 9000 Ocean Marine
1 4000 Boiler & Machinery
1 3000 Flood
1 2500 Employee Benefits Liability
1 1500 ERISA Bond
1 3500 A/R Workers Compensation
1 9000 Crop Hail
1 6000 Farm Owners
2 3500 Homeowners
1 1500 Tenant Homeowners
2 2500 Personal Auto
1 800 Personal Umbrella
1 1700 ANTIQUE AUTO POLICY
1 900 Watercraft
1 4000 Umbrella
1 4000 Travel Accident
1 5000 Event Cancellation
4 17000 Group Life and AD&D
3 9000 Group Short Term Disability
3 12000 Group Long Term Disability
3 22000 Dental Preferred Provider
2 12000 Misc. Benefits
2 9000 Individual Life
1 8000 Voluntary Vision
1 20000 Medicare Supplement
1 6000 401k Plan
1 1000 Premium Finance`

/** Each type as many times as it is frequent, so that a plain pick has the right proportions. */
export const policyTypes: readonly PolicyType[] = list
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [weight = '', premium = '', ...words] = line.split(' ')
    const type = { label: words.join(' ').slice(0, labelLength), premium: Number(premium) }
    return Array.from({ length: Number(weight) }, () => type)
  })
