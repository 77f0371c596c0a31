/** Titles of the 1987 Standard Industrial Classification: manufacturing, major groups 20 to 29. */
export const divisionDFrom20 = `
2011 Meat Packing Plants
2013 Sausages and Other Prepared Meat Products
2015 Poultry Slaughtering and Processing
2021 Creamery Butter
2022 Natural, Processed, and Imitation Cheese
2023 Dry, Condensed, and Evaporated Dairy Products
2024 Ice Cream and Frozen Desserts
2026 Fluid Milk
2032 Canned Specialties
2033 Canned Fruits, Vegetables, Preserves, Jams, and Jellies
2034 Dried and Dehydrated Fruits, Vegetables, and Soup Mixes
2035 Pickled Fruits and Vegetables, Vegetable Sauces and Seasonings, and Salad Dressings
2037 Frozen Fruits, Fruit Juices, and Vegetables
2038 Frozen Specialties, Not Elsewhere Classified
2041 Flour and Other Grain Mill Products
2043 Cereal Breakfast Foods
2044 Rice Milling
2045 Prepared Flour Mixes and Doughs
2046 Wet Corn Milling
2047 Dog and Cat Food
2048 Prepared Feed and Feed Ingredients for Animals and Fowls, Except Dogs and Cats
2051 Bread and Other Bakery Products, Except Cookies and Crackers
2052 Cookies and Crackers
2053 Frozen Bakery Products, Except Bread
2061 Cane Sugar, Except Refining
2062 Cane Sugar Refining
2063 Beet Sugar
2064 Candy and Other Confectionery Products
2066 Chocolate and Cocoa Products
2067 Chewing Gum
2068 Salted and Roasted Nuts and Seeds
2074 Cottonseed Oil Mills
2075 Soybean Oil Mills
2076 Vegetable Oil Mills, Except Corn, Cottonseed, and Soybean
2077 Animal and Marine Fats and Oils
2079 Shortening, Table Oils, Margarine, and Other Edible Fats and Oils, Not Elsewhere Classified
2082 Malt Beverages
2083 Malt
2084 Wines, Brandy, and Brandy Spirits
2085 Distilled and Blended Liquors
2086 Bottled and Canned Soft Drinks and Carbonated Waters
2087 Flavoring Extracts and Flavoring Syrups, Not Elsewhere Classified
2091 Canned and Cured Fish and Seafoods
2092 Prepared Fresh or Frozen Fish and Seafoods
2095 Roasted Coffee
2096 Potato Chips, Corn Chips, and Similar Snacks
2097 Manufactured Ice
2098 Macaroni, Spaghetti, Vermicelli, and Noodles
2099 Food Preparations, Not Elsewhere Classified
2111 Cigarettes
2121 Cigars
2131 Chewing and Smoking Tobacco and Snuff
2141 Tobacco Stemming and Redrying
2211 Broadwoven Fabric Mills, Cotton
2221 Broadwoven Fabric Mills, Manmade Fiber and Silk
2231 Broadwoven Fabric Mills, Wool (Including Dyeing and Finishing)
2241 Narrow Fabric and Other Smallware Mills: Cotton, Wool, Silk, and Manmade Fiber
2251 Women's Full-Length and Knee-Length Hosiery, Except Socks
2252 Hosiery, Not Elsewhere Classified
2253 Knit Outerwear Mills
2254 Knit Underwear and Nightwear Mills
2257 Weft Knit Fabric Mills
2258 Lace and Warp Knit Fabric Mills
2259 Knitting Mills, Not Elsewhere Classified
2261 Finishers of Broadwoven Fabrics of Cotton
2262 Finishers of Broadwoven Fabrics of Manmade Fiber and Silk
2269 Finishers of Textiles, Not elsewhere Classified
2273 Carpets and Rugs
2281 Yarn Spinning Mills
2282 Yarn Texturizing, Throwing, Twisting, and Winding Mills
2284 Thread Mills
2295 Coated Fabrics, Not Rubberized
2296 Tire Cord and Fabrics
2297 Non-woven Fabrics
2298 Cordage and Twine
2299 Textile goods, Not Elsewhere Classified
2311 Men's and Boys' Suits, Coats, and Overcoats
2321 Men's and Boys' Shirts, Except Work Shirts
2322 Men's and Boys' Underwear and Nightwear
2323 Men's and Boys' Neckwear
2325 Men's and Boys' Separate Trousers and Slacks
2326 Men's and Boys' Work Clothing
2329 Men's and Boys' Clothing, Not Elsewhere Classified
2331 Women's, Misses', and Juniors' Blouses and Shirts
2335 Women's, Misses', and Juniors' Dresses
2337 Women's, Misses', and Juniors' Suits, Skirts, and Coats
2339 Women's, Misses', and Juniors' Outerwear, Not Elsewhere Classified
2341 Women's, Misses', Children's, and Infants' Underwear and Nightwear
2342 Brassieres, Girdles, and Allied Garments
2353 Hats, Caps, and Millinery
2361 Girls', Children's, and Infants' Dresses, Blouses, and Shirts
2369 Girls', Children's, and Infants' Outerwear, Not Elsewhere Classified
2371 Fur Goods
2381 Dress and Work Gloves, Except Knit and All-Leather
2384 Robes and Dressing Gowns
2385 Waterproof Outerwear
2386 Leather and Sheep-Lined Clothing
2387 Apparel belts
2389 Apparel and Accessories, Not Elsewhere Classified
2391 Curtains and Draperies
2392 House furnishing, Except Curtains and Draperies
2393 Textile Bags
2394 Canvas and Related Products
2395 Pleating, Decorative and Novelty Stitching, and Tucking for the Trade
2396 Automotive Trimmings, Apparel Findings, and Related Products
2397 Schiffli Machine Embroideries
2399 Fabricated Textile Products, Not Elsewhere Classified
2411 Logging
2421 Sawmills and Planing Mills, General
2426 Hardwood Dimension and Flooring Mills
2429 Special Product Sawmills, Not Elsewhere Classified
2431 Millwork
2434 Wood Kitchen Cabinets
2435 Hardwood Veneer and Plywood
2436 Softwood Veneer and Plywood
2439 Structural Wood Members, Not Elsewhere Classified
2441 Nailed and Lock Corner Wood Boxes and Shook
2448 Wood Pallets and Skids
2449 Wood Containers, Not Elsewhere Classified
2451 Mobile Homes
2452 Prefabricated Wood Buildings and Components
2491 Wood Preserving
2493 Reconstituted Wood Products
2499 Wood Products, Not Elsewhere Classified
2511 Wood Household Furniture, Except Upholstered
2512 Wood Household Furniture, Upholstered
2514 Metal Household Furniture
2515 Mattresses, Foundations, and Convertible Beds
2517 Wood Television, Radio, Phonograph, and Sewing Machine Cabinets
2519 Household Furniture, Not Elsewhere Classified
2521 Wood Office Furniture
2522 Office Furniture, Except Wood
2531 Public Building and Related Furniture
2541 Wood Office and Store Fixtures, Partitions, Shelving, and Lockers
2542 Office and Store Fixtures, Partitions, Shelving, and Lockers, Except Wood
2591 Drapery Hardware and Window Blinds and Shades
2599 Furniture and Fixtures, Not Elsewhere Classified
2611 Pulp Mills
2621 Paper Mills
2631 Paperboard Mills
2652 Setup Paperboard Boxes
2653 Corrugated and Solid Fiber Boxes
2655 Fiber Cans, Tubes, Drums, and Similar Products
2656 Sanitary Food Containers, Except Folding
2657 Folding Paperboard Boxes, Including Sanitary
2671 Packaging Paper and Plastics Film, Coated and Laminated
2672 Coated and Laminated Paper, Not Elsewhere Classified
2673 Plastics, Foil, and Coated Paper Bags
2674 Uncoated Paper and Multiwall Bags
2675 Die-Cut Paper and Paperboard and Cardboard
2676 Sanitary Paper Products
2677 Envelopes
2678 Stationery, Tablets, and Related Products
2679 Converted Paper and Paperboard Products, Not Elsewhere Classified
2711 Newspapers: Publishing, or Publishing and Printing
2721 Periodicals: Publishing, or Publishing and Printing
2731 Books: Publishing, or Publishing and Printing
2732 Book Printing
2741 Miscellaneous Publishing
2752 Commercial Printing, Lithographic
2754 Commercial Printing, Gravure
2759 Commercial Printing, Not Elsewhere Classified
2761 Manifold Business Forms
2771 Greeting Cards
2782 Blankbooks, Looseleaf Binders and Devices
2789 Bookbinding and Related Work
2791 Typesetting
2796 Platemaking and Related Services
2812 Alkalies and Chlorine
2813 Industrial Gases
2816 Inorganic Pigments
2819 Industrial Inorganic Chemicals, Not Elsewhere Classified
2821 Plastics Materials, Synthetic Resins, and Nonvulcanizable Elastomers
2822 Synthetic Rubber (Vulcanizable Elastomers)
2823 Cellulosic Manmade Fibers
2824 Manmade Organic Fibers, Except Cellulosic
2833 Medicinal Chemicals and Botanical Products
2834 Pharmaceutical Preparations
2835 In Vitro and In Vivo Diagnostic Substances
2836 Biological Products, Except Diagnostic Substances
2841 Soap and Other Detergents, Except Specialty Cleaners
2842 Specialty Cleaning, Polishing, and Sanitation Preparations
2843 Surface Active Agents, Finishing Agents, Sulfonated Oils, and Assistants
2844 Perfumes, Cosmetics, and Other Toilet Preparations
2851 Paints, Varnishes, Lacquers, Enamels, and Allied Products
2861 Gum and Wood Chemicals
2865 Cyclic Organic Crudes and Intermediates, and Organic Dyes and Pigments
2869 Industrial Organic Chemicals, Not Elsewhere Classified
2873 Nitrogenous Fertilizers
2874 Phosphatic Fertilizers
2875 Fertilizers, Mixing Only
2879 Pesticides and Agricultural Chemicals, Not Elsewhere Classified
2891 Adhesives and Sealants
2892 Explosives
2893 Printing Ink
2895 Carbon Black
2899 Chemicals and Chemical Preparations, Not Elsewhere Classified
2911 Petroleum Refining
2951 Asphalt Paving Mixtures and Blocks
2952 Asphalt Felts and Coatings
2992 Lubricating Oils and Greases
2999 Products of Petroleum and Coal, Not Elsewhere Classified`
