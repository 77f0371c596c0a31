/** Some of the 1,005 industries of the 1987 Standard Industrial Classification, enough for a sample book. */
export interface Industry {
  /** The letter A to J. */
  readonly division: string
  /** Four digits. */
  readonly sic: string
  readonly description: string
  /** What a business of it calls itself; no two industries' are alike. */
  readonly trade: string
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
0111 Wheat | Wheat Farms
0161 Vegetables and Melons | Growers
0173 Tree Nuts | Orchards
0213 Hogs | Hog Ranch
0241 Dairy Farms | Dairy
0782 Lawn and Garden Services | Landscaping
1041 Gold Ores | Gold Mining
1221 Bituminous Coal and Lignite Surface Mining | Coal
1311 Crude Petroleum and Natural Gas | Energy
1442 Construction Sand and Gravel | Aggregates
1521 General Contractors-Single-Family Houses | Home Builders
1542 General Contractors-Nonresidential Buildings, Other than Industrial Buildings and Warehouses | Construction
1611 Highway and Street Construction, Except Elevated Highways | Paving
1711 Plumbing, Heating and Air-Conditioning | Plumbing & Heating
1721 Painting and Paper Hanging | Painting
1731 Electrical Work | Electric
1741 Masonry, Stone Setting, and Other Stone Work | Masonry
1751 Carpentry Work | Carpentry
1761 Roofing, Siding, and Sheet Metal Work | Roofing
1794 Excavation Work | Excavating
2011 Meat Packing Plants | Meats
2033 Canned Fruits, Vegetables, Preserves, Jams, and Jellies | Preserves
2051 Bread and Other Bakery Products, Except Cookies and Crackers | Bread Company
2052 Cookies and Crackers | Cookies
2082 Malt Beverages | Brewing
2086 Bottled and Canned Soft Drinks and Carbonated Waters | Bottling
2211 Broadwoven Fabric Mills, Cotton | Textiles
2421 Sawmills and Planing Mills, General | Sawmill
2511 Wood Household Furniture, Except Upholstered | Furniture Makers
2711 Newspapers: Publishing, or Publishing and Printing | Gazette
2752 Commercial Printing, Lithographic | Printers
2834 Pharmaceutical Preparations | Pharmaceuticals
2851 Paints, Varnishes, Lacquers, Enamels, and Allied Products | Coatings
3089 Plastics Products, Not Elsewhere Classified | Plastics
3272 Concrete Products, Except Block and Brick | Precast
3441 Fabricated Structural Metal | Fabrication
3469 Metal Stampings, Not Elsewhere Classified | Stampings
3523 Farm Machinery and Equipment | Implements
3559 Special Industry Machinery, Not Elsewhere Classified | Machinery
3599 Industrial and Commercial Machinery and Equipment, Not Elsewhere Classified | Machine Works
3674 Semiconductors and Related Devices | Semiconductors
3714 Motor Vehicle Parts and Accessories | Auto Parts Manufacturing
3731 Ship Building and Repairing | Shipyard
3841 Surgical and Medical Instruments and Apparatus | Instruments
3851 Ophthalmic Goods | Lens Works
3861 Photographic Equipment and Supplies | Film Works
4011 Railroads, Line-Haul Operating | Railroad
4111 Local and Suburban Transit | Transit
4212 Local Trucking Without Storage | Hauling
4213 Trucking, Except Local | Freight Lines
4214 Local Trucking With Storage | Moving
4225 General Warehousing and Storage | Warehousing
4581 Airports, Flying Fields, and Airport Terminal Services | Airfield
4724 Travel Agencies | Travel
4812 Radiotelephone Communications | Communications
4911 Electric Services | Power & Light
4941 Water Supply | Water Company
4953 Refuse Systems | Disposal
5013 Motor Vehicle Supplies and New Parts | Auto Supply
5043 Photographic Equipment and Supplies | Photo Wholesale
5045 Computers and Computer Peripheral Equipment and Software | Computer Distributors
5047 Medical, Dental, and Hospital Equipment and Supplies | Medical Supply
5048 Ophthalmic Goods | Optical Wholesale
5072 Hardware | Fasteners
5084 Industrial Machinery and Equipment | Equipment Trading
5122 Drugs, Drug Proprietaries, and Druggists' Sundries | Drug Wholesale
5141 Groceries, General Line | Grocers
5181 Beer and Ale | Beverage Distributors
5211 Lumber and Other Building Materials Dealers | Lumber
5251 Hardware Stores | Hardware
5311 Department Stores | Department Store
5411 Grocery Stores | Market
5461 Retail Bakeries | Bakery
5511 Motor Vehicle Dealers (New and Used) | Motors
5541 Gasoline Service Stations | Service Station
5712 Furniture Stores | Home Furnishings
5812 Eating Places | Restaurant Group
5813 Drinking Places (alcoholic Beverages) | Tavern
5912 Drug Stores and Proprietary Stores | Pharmacy
5944 Jewelry Stores | Jewelers
6021 National Commercial Banks | National Bank
6022 State Commercial Banks | Bancorp
6211 Security Brokers, Dealers, and Flotation Companies | Securities
6411 Insurance Agents, Brokers, and Service | Insurance Agency
6512 Operators of Nonresidential Buildings | Properties
6531 Real Estate Agents and Managers | Realty
7011 Hotels and Motels | Hotels
7231 Beauty Shops | Salon
7311 Advertising Agencies | Advertising
7371 Computer Programming Services | Programming
7372 Prepackaged Software | Software
7381 Detective, Guard, and Armored Car Services | Security Patrol
7514 Passenger Car Rental | Car Rental
7538 General Automotive Repair Shops | Garage
7832 Motion Picture Theaters, Except Drive-In | Cinemas
7991 Physical Fitness Facilities | Fitness
7997 Membership Sports and Recreation Clubs | Golf Club
8011 Offices and Clinics of Doctors of Medicine | Clinic
8021 Offices and Clinics of Dentists | Dental Practice
8051 Skilled Nursing Care Facilities | Nursing Home
8062 General Medical and Surgical Hospitals | Hospital
8111 Legal Services | Law Office
8211 Elementary and Secondary Schools | School
8322 Individual and Family Social Services | Family Services
8351 Child Day Care Services | Child Care
8661 Religious Organizations | Church
8711 Engineering Services | Engineering
8712 Architectural Services | Design, Build and Care
8721 Accounting, Auditing, and Bookkeeping Services | Accounting
8742 Management Consulting Services | Consulting
8999 Services, Not Elsewhere Classified | Services
9111 Executive Offices | County Executive
9221 Police Protection | Police Department
9431 Administration of Public Health Programs | Health Authority
9621 Regulation and Administration of Transportation Programs | Transportation Authority`

export const industries: readonly Industry[] = list
  .trim()
  .split('\n')
  .map((line) => {
    const sic = line.slice(0, 4)
    const [description = '', trade = ''] = line.slice(5).split(' | ')
    return { division: divisionOf(sic), sic, description, trade }
  })

/** Says that a business has no industry, and tells carriers nothing. */
export const nonclassifiable: Industry = {
  division: 'J',
  sic: '9999',
  description: 'Nonclassifiable Establishments',
  trade: '',
}

/** Codes that the classification has not, each beside those of its industry group. */
export const unknownCodes: Readonly<Record<string, string>> = {
  '1711': '1719',
  '4911': '4919',
  '4941': '4949',
  '5411': '5417',
  '5541': '5549',
  '5812': '5819',
  '7011': '7019',
  '8011': '8019',
  '8021': '8029',
  '8111': '8119',
}

function divisionOf(sic: string): string {
  const majorGroup = Number(sic.slice(0, 2))
  return divisions.find((division) => majorGroup <= division.last)!.letter
}
