/** Titles of the 1987 Standard Industrial Classification: transportation and utilities, wholesale, retail. */
export const divisionsEToG = `
4011 Railroads, Line-Haul Operating
4013 Railroad Switching and Terminal Establishments
4111 Local and Suburban Transit
4119 Local Passenger Transportation, Not Elsewhere Classified
4121 Taxicabs
4131 Intercity and Rural Bus Transportation
4141 Local Bus Charter Service
4142 Bus Charter Service, Except Local
4151 School Buses
4173 Terminal and Service Facilities for Motor Vehicle Passenger Transportation
4212 Local Trucking Without Storage
4213 Trucking, Except Local
4214 Local Trucking With Storage
4215 Courier Services, Except by Air
4221 Farm Product Warehousing and Storage
4222 Refrigerated Warehousing and Storage
4225 General Warehousing and Storage
4226 Special Warehousing and Storage, Not Elsewhere Classified
4231 Terminal and Joint Terminal Maintenance Facilities for Motor Freight Transportation
4311 United States Postal Service
4412 Deep Sea Foreign Transportation of Freight
4424 Deep Sea Domestic Transportation of Freight
4432 Freight Transportation on the Great Lakes-St. Lawrence Seaway
4449 Water Transportation of Freight, Not Elsewhere Classified
4481 Deep Sea Transportation of Passengers, Except by Ferry
4482 Ferries
4489 Water Transportation of Passengers, Not Elsewhere Classified
4491 Marine Cargo Handling
4492 Towing and Tugboat Services
4493 Marinas
4499 Water Transportation Services, Not Elsewhere Classified
4512 Air Transportation, Scheduled
4513 Air Courier Services
4522 Air Transportation, Nonscheduled
4581 Airports, Flying Fields, and Airport Terminal Services
4612 Crude Petroleum Pipelines
4613 Refined Petroleum Pipelines
4619 Pipelines, Not Elsewhere Classified
4724 Travel Agencies
4725 Tour Operators
4729 Arrangement of Passenger Transportation, Not Elsewhere Classified
4731 Arrangement of Transportation of Freight and Cargo
4741 Rental of Railroad Cars
4783 Packing and Crating
4785 Fixed Facilities and Inspection and Weighing Services for Motor Vehicle Transportation
4789 Transportation Services, Not Elsewhere Classified
4812 Radiotelephone Communications
4813 Telephone Communications, Except Radiotelephone
4822 Telegraph and Other Message Communications
4832 Radio Broadcasting Stations
4833 Television Broadcasting Stations
4841 Cable and Other Pay Television Services
4899 Communications Services, Not Elsewhere Classified
4911 Electric Services
4922 Natural Gas Transmission
4923 Natural Gas Transmission and Distribution
4924 Natural Gas Distribution
4925 Mixed, Manufactured, or Liquefied Petroleum Gas Production and/or
4931 Electric and Other Services Combined
4932 Gas and Other Services Combined
4939 Combination Utilities, Not Elsewhere Classified
4941 Water Supply
4952 Sewerage Systems
4953 Refuse Systems
4959 Sanitary Services, Not Elsewhere Classified
4961 Steam and Air-Conditioning Supply
4971 Irrigation Systems
5012 Automobiles and Other Motor Vehicles
5013 Motor Vehicle Supplies and New Parts
5014 Tires and Tubes
5015 Motor Vehicle Parts, Used
5021 Furniture
5023 Home furnishings
5031 Lumber, Plywood, Millwork, and Wood Panels
5032 Brick, Stone, and Related Construction Materials
5033 Roofing, Siding, and Insulation Materials
5039 Construction Materials, Not Elsewhere Classified
5043 Photographic Equipment and Supplies
5044 Office Equipment
5045 Computers and Computer Peripheral Equipment and Software
5046 Commercial Equipment, Not Elsewhere Classified
5047 Medical, Dental, and Hospital Equipment and Supplies
5048 Ophthalmic Goods
5049 Professional Equipment and Supplies, Not Elsewhere Classified
5051 Metals Service Centers and Offices
5052 Coal and Other Minerals and Ores
5063 Electrical Apparatus and Equipment Wiring Supplies, and Construction Materials
5064 Electrical Appliances, Television and Radio Sets
5065 Electronic Parts and Equipment, Not Elsewhere Classified
5072 Hardware
5074 Plumbing and Heating Equipment and Supplies (Hydronics)
5075 Warm Air Heating and Air-Conditioning Equipment and Supplies
5078 Refrigeration Equipment and Supplies
5082 Construction and Mining (Except Petroleum) Machinery and Equipment
5083 Farm and Garden Machinery and Equipment
5084 Industrial Machinery and Equipment
5085 Industrial Supplies
5087 Service Establishment Equipment and Supplies
5088 Transportation Equipment and Supplies, Except Motor Vehicles
5091 Sporting and Recreational Goods and Supplies
5092 Toys and Hobby Goods and Supplies
5093 Scrap and Waste Materials
5094 Jewelry, Watches, Precious Stones, and Precious Metals
5099 Durable Goods, Not Elsewhere Classified
5111 Printing and Writing Paper
5112 Stationery and Office Supplies
5113 Industrial and Personal Service Paper
5122 Drugs, Drug Proprietaries, and Druggists' Sundries
5131 Piece Goods, Notions, and Other Dry Good
5136 Men's and Boy's Clothing and Furnishings
5137 Women's, Children's, and Infants' Clothing and Accessories
5139 Footwear
5141 Groceries, General Line
5142 Packaged Frozen Foods
5143 Dairy Products, Except Dried or Canned
5144 Poultry and Poultry Products
5145 Confectionery
5146 Fish and Seafoods
5147 Meats and Meat Products
5148 Fresh Fruits and Vegetables
5149 Groceries and Related Products, Not Elsewhere Classified
5153 Grain and Field Beans
5154 Livestock
5159 Farm-Product Raw Materials, Not Elsewhere Classified
5162 Plastics Materials and Basic Forms and Shapes
5169 Chemicals and Allied Products, Not Elsewhere Classified
5171 Petroleum Bulk stations and Terminals
5172 Petroleum and Petroleum Products Wholesalers, Except Bulk Stations and Terminals
5181 Beer and Ale
5182 Wine and Distilled Alcoholic Beverages
5191 Farm Supplies
5192 Books, Periodicals, and Newspapers
5193 Flowers, Nursery Stock, and Florists' Supplies
5194 Tobacco and Tobacco Products
5198 Paints, Varnishes, and Supplies
5199 Nondurable Goods, Not Elsewhere Classified
5211 Lumber and Other Building Materials Dealers
5231 Paint, Glass, and Wallpaper Stores
5251 Hardware Stores
5261 Retail Nurseries, Lawn and Garden Supply Stores
5271 Mobile Home Dealers
5311 Department Stores
5331 Variety Stores
5399 Miscellaneous General Merchandise Stores
5411 Grocery Stores
5421 Meat and Fish (Seafood) Markets, Including Freezer Provisioners
5431 Fruit and Vegetable Markets
5441 Candy, Nut, and Confectionery Stores
5451 Dairy Products Stores
5461 Retail Bakeries
5499 Miscellaneous Food Stores
5511 Motor Vehicle Dealers (New and Used)
5521 Motor Vehicle Dealers (Used Only)
5531 Auto and Home Supply Stores
5541 Gasoline Service Stations
5551 Boat Dealers
5561 Recreational Vehicle Dealers
5571 Motorcycle Dealers
5599 Automotive Dealers, Not Elsewhere Classified
5611 Men's and Boys' Clothing and Accessory Stores
5621 Women's Clothing Stores
5632 Women's Accessory and Specialty Stores
5641 Children's and Infants' Wear Stores
5651 Family Clothing Stores
5661 Shoe Stores
5699 Miscellaneous Apparel and Accessory Stores
5712 Furniture Stores
5713 Floor Covering Stores
5714 Drapery, Curtain, and Upholstery Stores
5719 Miscellaneous home furnishings Stores
5722 Household Appliance Stores
5731 Radio, Television, and Consumer Electronics Stores
5734 Computer and Computer Software Stores
5735 Record and Prerecorded Tape Stores
5736 Musical Instrument Stores
5812 Eating Places
5813 Drinking Places (alcoholic Beverages)
5912 Drug Stores and Proprietary Stores
5921 Liquor Stores
5932 Used Merchandise Stores
5941 Sporting Goods Stores and Bicycle Shops
5942 Book Stores
5943 Stationery Stores
5944 Jewelry Stores
5945 Hobby, Toy, and Game Shops
5946 Camera and Photographic Supply Stores
5947 Gift, Novelty, and Souvenir Shops
5948 Luggage and Leather Goods Stores
5949 Sewing, Needlework, and Piece Goods Stores
5961 Catalog and Mail-Order Houses
5962 Automatic Merchandising Machine Operators
5963 Direct Selling Establishments
5983 Fuel Oil Dealers
5984 Liquefied Petroleum Gas (Bottled Gas) Dealers
5989 Fuel Dealers, Not Elsewhere Classified
5992 Florists
5993 Tobacco Stores and Stands
5994 News Dealers and Newsstands
5995 Optical Goods Stores
5999 Miscellaneous Retail Stores, Not Elsewhere Classified`
