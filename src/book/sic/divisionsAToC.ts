/** Titles of the 1987 Standard Industrial Classification: agriculture, mining, construction. */
export const divisionsAToC = `
0111 Wheat
0112 Rice
0115 Corn
0116 Soybeans
0119 Cash Grains, Not Elsewhere Classified
0131 Cotton
0132 Tobacco
0133 Sugarcane and Sugar Beets
0134 Irish Potatoes
0139 Field Crops, Except Cash Grains, Not Elsewhere Classified
0161 Vegetables and Melons
0171 Berry Crops
0172 Grapes
0173 Tree Nuts
0174 Citrus Fruits
0175 Deciduous Tree Fruits
0179 Fruits and Tree Nuts, Not Elsewhere Classified
0181 Ornamental Floriculture and Nursery Products
0182 Food Crops Grown Under Cover
0191 General Farms, Primarily Crop
0211 Beef Cattle Feedlots
0212 Beef Cattle, Except Feedlots
0213 Hogs
0214 Sheep and Goats
0219 General Livestock, Except Dairy and Poultry
0241 Dairy Farms
0251 Broiler, Fryer, and Roaster Chickens
0252 Chicken Eggs
0253 Turkeys and Turkey Eggs
0254 Poultry Hatcheries
0259 Poultry and Eggs, Not Elsewhere Classified
0271 Fur-Bearing Animals and Rabbits
0272 Horses and Other Equines
0273 Animal Aquaculture
0279 Animal Specialties, Not Elsewhere Classified
0291 General Farms, Primarily Livestock and Animal Specialties
0711 Soil Preparation Services
0721 Crop Planting, Cultivating, and Protecting
0722 Crop Harvesting, Primarily by Machine
0723 Crop Preparation Services for Market, Except Cotton Ginning
0724 Cotton Ginning
0741 Veterinary Services for Livestock
0742 Veterinary Services for Animal Specialties
0751 Livestock Services, Except Veterinary
0752 Animal Specialty Services, Except Veterinary
0761 Farm Labor Contractors and Crew Leaders
0762 Farm Management Services
0781 Landscape Counseling and Planning
0782 Lawn and Garden Services
0783 Ornamental Shrub and Tree Services
0811 Timber Tracts
0831 Forest Nurseries and Gathering of Forest Products
0851 Forestry Services
0912 Finfish
0913 Shellfish
0919 Miscellaneous Marine Products
0921 Fish Hatcheries and Preserves
0971 Hunting and Trapping, and Game Propagation
1011 Iron Ores
1021 Copper Ores
1031 Lead and Zinc Ores
1041 Gold Ores
1044 Silver Ores
1061 Ferroalloy Ores, Except Vanadium
1081 Metal Mining Services
1094 Uranium-Radium-Vanadium Ores
1099 Miscellaneous Metal Ores, Not Elsewhere Classified
1221 Bituminous Coal and Lignite Surface Mining
1222 Bituminous Coal Underground Mining
1231 Anthracite Mining
1241 Coal Mining Services
1311 Crude Petroleum and Natural Gas
1321 Natural Gas Liquids
1381 Drilling Oil and Gas Wells
1382 Oil and Gas Field Exploration Services
1389 Oil and Gas Field Services, Not Elsewhere Classified
1411 Dimension Stone
1422 Crushed and Broken Limestone
1423 Crushed and Broken Granite
1429 Crushed and Broken Stone, Not Elsewhere Classified
1442 Construction Sand and Gravel
1446 Industrial Sand
1455 Kaolin and Ball Clay
1459 Clay, Ceramic, and Refractory Minerals, Not Elsewhere Classified
1474 Potash, Soda, and Borate Minerals
1475 Phosphate Rock
1479 Chemical and Fertilizer Mineral Mining, Not Elsewhere Classified
1481 Nonmetallic Minerals Services, Except Fuels
1499 Miscellaneous Nonmetallic Minerals, Except Fuels
1521 General Contractors-Single-Family Houses
1522 General Contractors-Residential Buildings, Other Than Single-Family
1531 Operative Builders
1541 General Contractors-Industrial Buildings and Warehouses
1542 General Contractors-Nonresidential Buildings, Other than Industrial Buildings and Warehouses
1611 Highway and Street Construction, Except Elevated Highways
1622 Bridge, Tunnel, and Elevated Highway Construction
1623 Water, Sewer, Pipeline, and Communications and Power Line Construction
1629 Heavy Construction, Not Elsewhere Classified
1711 Plumbing, Heating and Air-Conditioning
1721 Painting and Paper Hanging
1731 Electrical Work
1741 Masonry, Stone Setting, and Other Stone Work
1742 Plastering, Drywall, Acoustical, and Insulation Work
1743 Terrazzo, Tile, Marble, and Mosaic Work
1751 Carpentry Work
1752 Floor Laying and Other Floor Work, Not Elsewhere Classified
1761 Roofing, Siding, and Sheet Metal Work
1771 Concrete Work
1781 Water Well Drilling
1791 Structural Steel Erection
1793 Glass and Glazing Work
1794 Excavation Work
1795 Wrecking and Demolition Work
1796 Installation or Erection of Building Equipment, Not Elsewhere
1799 Special Trade Contractors, Not Elsewhere Classified`
