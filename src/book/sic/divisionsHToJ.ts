/** Titles of the 1987 Standard Industrial Classification: finance, services, public administration. */
export const divisionsHToJ = `
6011 Federal Reserve Banks
6019 Central Reserve Depository Institutions, Not Elsewhere Classified
6021 National Commercial Banks
6022 State Commercial Banks
6029 Commercial Banks, Not Elsewhere Classified
6035 Savings Institutions, Federally Chartered
6036 Savings Institutions, Not Federally Chartered
6061 Credit Unions, Federally Chartered
6062 Credit Unions, Not Federally Chartered
6081 Branches and Agencies of Foreign Banks
6082 Foreign Trade and International Banking Institutions
6091 Non-deposit Trust Facilities
6099 Functions Related to Depository Banking, Not Elsewhere Classified
6111 Federal and Federally-Sponsored Credit Agencies
6141 Personal Credit Institutions
6153 Short-Term Business Credit Institutions, Except Agricultural
6159 Miscellaneous business Credit Institutions
6162 Mortgage Bankers and Loan Correspondents
6163 Loan Brokers
6211 Security Brokers, Dealers, and Flotation Companies
6221 Commodity Contracts Brokers and Dealers
6231 Security and Commodity Exchanges
6282 Investment Advice
6289 Services Allied With the Exchange of Securities or Commodities, Not Elsewhere Classified
6311 Life Insurance
6321 Accident and Health Insurance
6324 Hospital and Medical Service Plans
6331 Fire, Marine, and Casualty Insurance
6351 Surety Insurance
6361 Title Insurance
6371 Pension, Health, and Welfare Funds
6399 Insurance Carriers, Not Elsewhere Classified
6411 Insurance Agents, Brokers, and Service
6512 Operators of Nonresidential Buildings
6513 Operators of Apartment Buildings
6514 Operators of Dwellings Other Than Apartment Buildings
6515 Operators of Residential Mobile Home Sites
6517 Lessors of Railroad Property
6519 Lessors of Real Property, Not Elsewhere Classified
6531 Real Estate Agents and Managers
6541 Title Abstract Offices
6552 Land Subdividers and Developers, Except Cemeteries
6553 Cemetery Subdividers and Developers
6712 Offices of Bank Holding Companies
6719 Offices of Holding Companies, Not Elsewhere Classified
6722 Management Investment Offices, Open-End
6726 Unit Investment Trusts, Face-Amount Certificate Offices, and Closed-End Management Investment Offices
6732 Educational, Religious, and Charitable Trusts
6733 Trusts, Except Educational, Religious, and Charitable
6792 Oil Royalty Traders
6794 Patent Owners and Lessors
6798 Real Estate Investment Trusts
6799 Investors, Not Elsewhere Classified
7011 Hotels and Motels
7021 Rooming and Boarding Houses
7032 Sporting and Recreational Camps
7033 Recreational Vehicle Parks and Campsites
7041 Organization Hotels and Lodging Houses, on Membership Basis
7211 Power Laundries, Family and Commercial
7212 Garment Pressing, and Agents for Laundries and Drycleaners
7213 Linen Supply
7215 Coin-Operated Laundries and Drycleaning
7216 Drycleaning Plants, Except Rug Cleaning
7217 Carpet and Upholstery Cleaning
7218 Industrial Launderers
7219 Laundry and Garment Services, Not Elsewhere Classified
7221 Photographic Studios, Portrait
7231 Beauty Shops
7241 Barber Shops
7251 Shoe Repair Shops and Shoeshine Parlors
7261 Funeral Service and Crematories
7291 Tax Return Preparation Services
7299 Miscellaneous Personal Services, Not Elsewhere Classified
7311 Advertising Agencies
7312 Outdoor Advertising Services
7313 Radio, Television, and Publishers' Advertising Representatives
7319 Advertising, Not Elsewhere Classified
7322 Adjustment and Collection Services
7323 Credit Reporting Services
7331 Direct Mail Advertising Services
7334 Photocopying and Duplicating Services
7335 Commercial Photography
7336 Commercial Art and Graphic Design
7338 Secretarial and Court Reporting Services
7342 Disinfecting and Pest Control Services
7349 Building Cleaning and Maintenance Services, Not Elsewhere
7352 Medical Equipment Rental and Leasing
7353 Heavy Construction Equipment Rental and Leasing
7359 Equipment Rental and Leasing, Not Elsewhere Classified
7361 Employment Agencies
7363 Help Supply Services
7371 Computer Programming Services
7372 Prepackaged Software
7373 Computer Integrated Systems Design
7374 Computer Processing and Data Preparation and Processing Services
7375 Information Retrieval Services
7376 Computer Facilities Management Services
7377 Computer Rental and Leasing
7378 Computer Maintenance and Repair
7379 Computer Related Services, Not Elsewhere Classified
7381 Detective, Guard, and Armored Car Services
7382 Security Systems Services
7383 News Syndicates
7384 Photofinishing Laboratories
7389 Business Services, Not Elsewhere Classified
7513 Truck Rental and Leasing, Without Drivers
7514 Passenger Car Rental
7515 Passenger Car Leasing
7519 Utility Trailer and Recreational Vehicle Rental
7521 Automobile Parking
7532 Top, Body, and Upholstery Repair Shops and Paint Shops
7533 Automotive Exhaust System Repair Shops
7534 Tire Retreading and Repair Shops
7536 Automotive Glass Replacement Shops
7537 Automotive Transmission Repair Shops
7538 General Automotive Repair Shops
7539 Automotive Repair Shops, Not Elsewhere Classified
7542 Carwashes
7549 Automotive Services, Except Repair and Carwashes
7622 Radio and Television Repair Shops
7623 Refrigeration and Air-Conditioning Service and Repair Shops
7629 Electrical and Electronic Repair Shops, Not Elsewhere Classified
7631 Watch, Clock, and Jewelry Repair
7641 Reupholstery and Furniture Repair
7692 Welding Repair
7694 Armature Rewinding Shops
7699 Repair Shops and Related Services, Not Elsewhere Classified
7812 Motion Picture and Video Tape Production
7819 Services Allied to Motion Picture Production
7822 Motion Picture and Video Tape Distribution
7829 Services Allied to Motion Picture Distribution
7832 Motion Picture Theaters, Except Drive-In
7833 Drive-In Motion Picture Theaters
7841 Video Tape Rental
7911 Dance Studios, Schools, and Halls
7922 Theatrical Producers (Except Motion Picture) and Miscellaneous Theatrical Services
7929 Bands, Orchestras, Actors, and Other Entertainers and Entertainment Groups
7933 Bowling Centers
7941 Professional Sports Clubs and Promoters
7948 Racing, Including Track Operation
7991 Physical Fitness Facilities
7992 Public Golf Courses
7993 Coin-Operated Amusement Devices
7996 Amusement Parks
7997 Membership Sports and Recreation Clubs
7999 Amusement and Recreation Services, Not Elsewhere Classified
8011 Offices and Clinics of Doctors of Medicine
8021 Offices and Clinics of Dentists
8031 Offices and Clinics of Doctors of Osteopathy
8041 Offices and Clinics of Chiropractors
8042 Offices and Clinics of Optometrists
8043 Offices and Clinics of Podiatrists
8049 Offices and Clinics of Health Practitioners, Not Elsewhere Classified
8051 Skilled Nursing Care Facilities
8052 Intermediate Care Facilities
8059 Nursing and Personal Care Facilities, Not Elsewhere Classified
8062 General Medical and Surgical Hospitals
8063 Psychiatric Hospitals
8069 Specialty Hospitals, Except Psychiatric
8071 Medical Laboratories
8072 Dental Laboratories
8082 Home Health Care Services
8092 Kidney Dialysis Centers
8093 Specialty Outpatient Facilities, Not Elsewhere Classified
8099 Health and Allied Services, Not Elsewhere Classified
8111 Legal Services
8211 Elementary and Secondary Schools
8221 Colleges, Universities, and Professional Schools
8222 Junior Colleges and Technical Institutes
8231 Libraries
8243 Data Processing Schools
8244 Business and Secretarial Schools
8249 Vocational Schools, Not Elsewhere Classified
8299 Schools and Educational Services, Not Elsewhere Classified
8322 Individual and Family Social Services
8331 Job Training and Vocational Rehabilitation Services
8351 Child Day Care Services
8361 Residential Care
8399 Social Services, Not Elsewhere Classified
8412 Museums and Art Galleries
8422 Arboreta and Botanical or Zoological Gardens
8611 Business Associations
8621 Professional Membership Organizations
8631 Labor Unions and Similar Labor Organizations
8641 Civic, Social, and Fraternal Associations
8651 Political Organizations
8661 Religious Organizations
8699 Membership Organizations, Not Elsewhere Classified
8711 Engineering Services
8712 Architectural Services
8713 Surveying Services
8721 Accounting, Auditing, and Bookkeeping Services
8731 Commercial Physical and Biological Research
8732 Commercial Economic, Sociological, and Educational Research
8733 Noncommercial Research Organizations
8734 Testing Laboratories
8741 Management Services
8742 Management Consulting Services
8743 Public Relations Services
8744 Facilities Support Management Services
8748 Business Consulting Services, Not Elsewhere Classified
8811 Private Households
8999 Services, Not Elsewhere Classified
9111 Executive Offices
9121 Legislative Bodies
9131 Executive and Legislative Offices Combined
9199 General Government, Not Elsewhere Classified
9211 Courts
9221 Police Protection
9222 Legal Counsel and Prosecution
9223 Correctional Institutions
9224 Fire Protection
9229 Public Order and Safety, Not Elsewhere Classified
9311 Public Finance, Taxation, and Monetary Policy
9411 Administration of Educational Programs
9431 Administration of Public Health Programs
9441 Administration of Social, Human Resource and Income Maintenance Programs
9451 Administration of Veterans' Affairs, Except Health and Insurance
9511 Air and Water Resource and Solid Waste Management
9512 Land, Mineral, Wildlife, and Forest Conservation
9531 Administration of Housing Programs
9532 Administration of Urban Planning and Community and Rural Development
9611 Administration of General Economic Programs
9621 Regulation and Administration of Transportation Programs
9631 Regulation and Administration of Communications, Electric, Gas, and Other Utilities
9641 Regulation of Agricultural Marketing and Commodities
9651 Regulation, Licensing, and Inspection of Miscellaneous Commercial Sectors
9661 Space and Research and Technology
9711 National Security
9721 International Affairs
9999 Nonclassifiable Establishments`
