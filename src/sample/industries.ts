/** Some of the 1,005 industries of the 1987 Standard Industrial Classification, enough for a sample book. */
export interface Industry {
  /** The letter A to J. */
  readonly division: string
  /** Four digits. */
  readonly sic: string
  readonly description: string
}

/** Major groups up to and including `last` belong to the division. */
const divisions = [
  { letter: 'A', last: 9 },
  { letter: 'B', last: 14 },
  { letter: 'C', last: 17 },
  { letter: 'D', last: 39 },
  { letter: 'E', last: 49 },
  { letter: 'F', last: 51 },
  { letter: 'G', last: 59 },
  { letter: 'H', last: 67 },
  { letter: 'I', last: 89 },
  { letter: 'J', last: 99 },
] as const

const list = `
0111 Wheat
0161 Vegetables and Melons
0173 Tree Nuts
0213 Hogs
0241 Dairy Farms
0782 Lawn and Garden Services
1041 Gold Ores
1221 Bituminous Coal and Lignite Surface Mining
1311 Crude Petroleum and Natural Gas
1442 Construction Sand and Gravel
1521 General Contractors-Single-Family Houses
1542 General Contractors-Nonresidential Buildings, Other than Industrial Buildings and Warehouses
1611 Highway and Street Construction, Except Elevated Highways
1711 Plumbing, Heating and Air-Conditioning
1721 Painting and Paper Hanging
1731 Electrical Work
1741 Masonry, Stone Setting, and Other Stone Work
1751 Carpentry Work
1761 Roofing, Siding, and Sheet Metal Work
1794 Excavation Work
2011 Meat Packing Plants
2033 Canned Fruits, Vegetables, Preserves, Jams, and Jellies
2051 Bread and Other Bakery Products, Except Cookies and Crackers
2052 Cookies and Crackers
2082 Malt Beverages
2086 Bottled and Canned Soft Drinks and Carbonated Waters
2211 Broadwoven Fabric Mills, Cotton
2421 Sawmills and Planing Mills, General
2511 Wood Household Furniture, Except Upholstered
2711 Newspapers: Publishing, or Publishing and Printing
2752 Commercial Printing, Lithographic
2834 Pharmaceutical Preparations
2851 Paints, Varnishes, Lacquers, Enamels, and Allied Products
3089 Plastics Products, Not Elsewhere Classified
3272 Concrete Products, Except Block and Brick
3441 Fabricated Structural Metal
3469 Metal Stampings, Not Elsewhere Classified
3523 Farm Machinery and Equipment
3559 Special Industry Machinery, Not Elsewhere Classified
3599 Industrial and Commercial Machinery and Equipment, Not Elsewhere Classified
3674 Semiconductors and Related Devices
3714 Motor Vehicle Parts and Accessories
3731 Ship Building and Repairing
3841 Surgical and Medical Instruments and Apparatus
3851 Ophthalmic Goods
4011 Railroads, Line-Haul Operating
4111 Local and Suburban Transit
4212 Local Trucking Without Storage
4213 Trucking, Except Local
4214 Local Trucking With Storage
4225 General Warehousing and Storage
4581 Airports, Flying Fields, and Airport Terminal Services
4724 Travel Agencies
4812 Radiotelephone Communications
4911 Electric Services
4941 Water Supply
4953 Refuse Systems
5013 Motor Vehicle Supplies and New Parts
5045 Computers and Computer Peripheral Equipment and Software
5047 Medical, Dental, and Hospital Equipment and Supplies
5048 Ophthalmic Goods
5072 Hardware
5084 Industrial Machinery and Equipment
5122 Drugs, Drug Proprietaries, and Druggists' Sundries
5141 Groceries, General Line
5181 Beer and Ale
5211 Lumber and Other Building Materials Dealers
5251 Hardware Stores
5311 Department Stores
5411 Grocery Stores
5461 Retail Bakeries
5511 Motor Vehicle Dealers (New and Used)
5541 Gasoline Service Stations
5712 Furniture Stores
5812 Eating Places
5813 Drinking Places (alcoholic Beverages)
5912 Drug Stores and Proprietary Stores
5944 Jewelry Stores
6021 National Commercial Banks
6022 State Commercial Banks
6211 Security Brokers, Dealers, and Flotation Companies
6411 Insurance Agents, Brokers, and Service
6512 Operators of Nonresidential Buildings
6531 Real Estate Agents and Managers
7011 Hotels and Motels
7231 Beauty Shops
7311 Advertising Agencies
7371 Computer Programming Services
7372 Prepackaged Software
7381 Detective, Guard, and Armored Car Services
7514 Passenger Car Rental
7538 General Automotive Repair Shops
7832 Motion Picture Theaters, Except Drive-In
7991 Physical Fitness Facilities
7997 Membership Sports and Recreation Clubs
8011 Offices and Clinics of Doctors of Medicine
8021 Offices and Clinics of Dentists
8051 Skilled Nursing Care Facilities
8062 General Medical and Surgical Hospitals
8111 Legal Services
8211 Elementary and Secondary Schools
8322 Individual and Family Social Services
8351 Child Day Care Services
8661 Religious Organizations
8711 Engineering Services
8712 Architectural Services
8721 Accounting, Auditing, and Bookkeeping Services
8742 Management Consulting Services
8999 Services, Not Elsewhere Classified
9111 Executive Offices
9221 Police Protection
9431 Administration of Public Health Programs
9621 Regulation and Administration of Transportation Programs
9999 Nonclassifiable Establishments`

export const industries: readonly Industry[] = list
  .trim()
  .split('\n')
  .map((line) => {
    const sic = line.slice(0, 4)
    return { division: divisionOf(sic), sic, description: line.slice(5) }
  })

function divisionOf(sic: string): string {
  const majorGroup = Number(sic.slice(0, 2))
  return divisions.find((division) => majorGroup <= division.last)!.letter
}
