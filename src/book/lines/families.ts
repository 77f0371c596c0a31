/** What kind of business a line belongs to, and whether that is property and casualty at all. */
export const families = {
  'commercial-casualty': { name: 'Commercial casualty', propertyCasualty: true },
  'commercial-property': { name: 'Commercial property', propertyCasualty: true },
  package: { name: 'Package', propertyCasualty: true },
  'workers-compensation': { name: 'Workers compensation', propertyCasualty: true },
  surety: { name: 'Surety and fidelity', propertyCasualty: true },
  specialty: { name: 'Specialty', propertyCasualty: true },
  personal: { name: 'Personal', propertyCasualty: true },
  farm: { name: 'Farm', propertyCasualty: true },
  benefits: { name: 'Benefits, life and health', propertyCasualty: false },
  other: { name: 'Other, not property and casualty', propertyCasualty: false },
} as const satisfies Record<string, Family>

export interface Family {
  readonly name: string
  readonly propertyCasualty: boolean
}

export type FamilyId = keyof typeof families
