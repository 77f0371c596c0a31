/** Titles of the 1987 Standard Industrial Classification: manufacturing, major groups 30 to 39. */
export const divisionDFrom30 = `
3011 Tires and Inner Tubes
3021 Rubber and Plastics Footwear
3052 Rubber and Plastics Hose and Belting
3053 Gaskets, Packing, and Sealing Devices
3061 Molded, Extruded, and Lathe-Cut Mechanical Rubber Goods
3069 Fabricated Rubber Products, Not Elsewhere Classified
3081 Unsupported Plastics Film and Sheet
3082 Unsupported Plastics Profile Shapes
3083 Laminated Plastics Plate, Sheet, and Profile Shapes
3084 Plastics Pipe
3085 Plastics Bottles
3086 Plastics Foam Products
3087 Custom Compounding of Purchased Plastics Resins
3088 Plastics Plumbing Fixtures
3089 Plastics Products, Not Elsewhere Classified
3111 Leather Tanning and Finishing
3131 Boot and Shoe Cut Stock and Findings
3142 House Slippers
3143 Men's Footwear, Except Athletic
3144 Women's Footwear, Except Athletic
3149 Footwear, Except Rubber, Not Elsewhere Classified
3151 Leather Gloves and Mittens
3161 Luggage
3171 Women's Handbags and Purses
3172 Personal Leather Goods, Except Women's Handbags and Purses
3199 Leather Goods, Not Elsewhere Classified
3211 Flat Glass
3221 Glass Containers
3229 Pressed and Blown Glass and Glassware, Not Elsewhere Classified
3231 Glass Products, Made of Purchased Glass
3241 Cement, Hydraulic
3251 Brick and Structural Clay Tile
3253 Ceramic Wall and Floor Tile
3255 Clay Refractories
3259 Structural Clay Products, Not Elsewhere Classified
3261 Vitreous China Plumbing Fixtures and China and Earthenware Fittings and Bathroom Accessories
3262 Vitreous China Table and Kitchen Articles
3263 Fine Earthenware (Whiteware) Table and Kitchen Articles
3264 Porcelain Electrical Supplies
3269 Pottery Products, Not Elsewhere Classified
3271 Concrete Block and Brick
3272 Concrete Products, Except Block and Brick
3273 Ready-Mixed Concrete
3274 Lime
3275 Gypsum Products
3281 Cut Stone and Stone Products
3291 Abrasive Products
3292 Asbestos Products
3295 Minerals and Earths, Ground or Otherwise Treated
3296 Mineral Wool
3297 Nonclay Refractories
3299 Nonmetallic Mineral Products, Not Elsewhere Classified
3312 Steel Works, Blast Furnaces (Including Coke Ovens), and Rolling Mills
3313 Electrometallurgical Products, Except Steel
3315 Steel Wiredrawing and Steel Nails and Spikes
3316 Cold-Rolled Steel Sheet, Strip, and Bars
3317 Steel Pipe and Tubes
3321 Gray and Ductile Iron Foundries
3322 Malleable Iron Foundries
3324 Steel Investment Foundries
3325 Steel Foundries, Not Elsewhere Classified
3331 Primary Smelting and Refining of Copper
3334 Primary Production of Aluminum
3339 Primary Smelting and Refining of Nonferrous Metals, Except Copper and Aluminum
3341 Secondary Smelting and Refining of Nonferrous Metals
3351 Rolling, Drawing, and Extruding Of Copper
3353 Aluminum Sheet, Plate, and Foil
3354 Aluminum Extruded Products
3355 Aluminum Rolling and Drawing, Not Elsewhere Classified
3356 Rolling, Drawing, and Extruding of Nonferrous Metals, Except Copper and Aluminum
3357 Drawing and Insulating of Nonferrous Wire
3363 Aluminum Die-Castings
3364 Nonferrous Die-Castings, Except Aluminum
3365 Aluminum Foundries
3366 Copper Foundries
3369 Nonferrous Foundries, Except Aluminum and Copper
3398 Metal Heat Treating
3399 Primary Metal Products, Not Elsewhere Classified
3411 Metal Cans
3412 Metal Shipping Barrels, Drums, Kegs, and Pails
3421 Cutlery
3423 Hand and Edge Tools, Except Machine Tools and Handsaws
3425 Saw Blades and Handsaws
3429 Hardware, Not Elsewhere Classified
3431 Enameled Iron and Metal Sanitary Ware
3432 Plumbing Fixture Fittings and Trim
3433 Heating Equipment, Except Electric and Warm Air Furnaces
3441 Fabricated Structural Metal
3442 Metal Doors, Sash, Frames, Molding, and Trim Manufacturing
3443 Fabricated Plate Work (Boiler Shops)
3444 Sheet Metal Work
3446 Architectural and Ornamental Metal Work
3448 Prefabricated Metal Buildings and Components
3449 Miscellaneous Structural Metal Work
3451 Screw Machine Products
3452 Bolts, Nuts, Screws, Rivets, and Washers
3462 Iron and Steel Forgings
3463 Nonferrous Forgings
3465 Automotive Stampings
3466 Crowns and Closures
3469 Metal Stampings, Not Elsewhere Classified
3471 Electroplating, Plating, Polishing, Anodizing, and Coloring
3479 Coating, Engraving, and Allied Services, Not Elsewhere Classified
3482 Small Arms Ammunition
3483 Ammunition, Except for Small Arms
3484 Small Arms
3489 Ordnance and Accessories, Not Elsewhere Classified
3491 Industrial Valves
3492 Fluid Power Valves and Hose Fittings
3493 Steel Springs, Except Wire
3494 Valves and Pipe Fittings, Not Elsewhere Classified
3495 Wire Springs
3496 Miscellaneous Fabricated Wire Products
3497 Metal Foil and Leaf
3498 Fabricated Pipe and Pipe Fittings
3499 Fabricated Metal Products, Not Elsewhere Classified
3511 Steam, Gas, and Hydraulic Turbines, and Turbine Generator Set Units
3519 Internal Combustion Engines, Not Elsewhere Classified
3523 Farm Machinery and Equipment
3524 Lawn and Garden Tractors and Home Lawn and Garden Equipment
3531 Construction Machinery and Equipment
3532 Mining Machinery and Equipment, Except Oil and Gas Field Machinery and Equipment
3533 Oil and Gas Field Machinery and Equipment
3534 Elevators and Moving Stairways
3535 Conveyors and Conveying Equipment
3536 Overhead Traveling Cranes, Hoists, and Monorail Systems
3537 Industrial Trucks, Tractors, Trailers, and Stackers
3541 Machine Tools, Metal Cutting Types
3542 Machine Tools, Metal Forming Types
3543 Industrial Patterns
3544 Special Dies and Tools, Die Sets, Jigs and Fixtures, and Industrial Molds
3545 Cutting Tools, Machine Tool Accessories, and Machinists' Precision Measuring Devices
3546 Power-Driven Handtools
3547 Rolling Mill Machinery and Equipment
3548 Electric and Gas Welding and Soldering Equipment
3549 Metalworking Machinery, Not Elsewhere Classified
3552 Textile Machinery
3553 Woodworking Machinery
3554 Paper Industries Machinery
3555 Printing Trades Machinery and Equipment
3556 Food Products Machinery
3559 Special Industry Machinery, Not Elsewhere Classified
3561 Pumps and Pumping Equipment
3562 Ball and Roller Bearings
3563 Air and Gas Compressors
3564 Industrial and Commercial Fans and Blowers and Air Purification Equipment
3565 Packaging Machinery
3566 Speed Changers, Industrial High-Speed Drives, and Gears
3567 Industrial Process Furnaces and Ovens
3568 Mechanical Power Transmission Equipment, Not Elsewhere Classified
3569 General Industrial Machinery and Equipment, Not Elsewhere
3571 Electronic Computers
3572 Computer Storage Devices
3575 Computer Terminals
3577 Computer Peripheral Equipment, Not Elsewhere Classified
3578 Calculating and Accounting Machines, Except Electronic Computers
3579 Office Machines, Not Elsewhere Classified
3581 Automatic Vending Machines
3582 Commercial Laundry, Drycleaning, and Pressing Machines
3585 Air-Conditioning and Warm Air Heating Equipment and Commercial and Industrial Refrigeration Equipment
3586 Measuring and Dispensing Pumps
3589 Service Industry Machinery, Not Elsewhere Classified
3592 Carburetors, Pistons, Piston Rings, and Valves
3593 Fluid Power Cylinders and Actuators
3594 Fluid Power Pumps and Motors
3596 Scales and Balances, Except Laboratory
3599 Industrial and Commercial Machinery and Equipment, Not Elsewhere Classified
3612 Power, Distribution, and Specialty Transformers
3613 Switchgear and Switchboard Apparatus
3621 Motors and Generators
3624 Carbon and Graphite Products
3625 Relays and Industrial Controls
3629 Electrical Industrial Apparatus, Not Elsewhere Classified
3631 Household Cooking Equipment
3632 Household Refrigerators and Home and Farm Freezers
3633 Household Laundry Equipment
3634 Electric Housewares and Fans
3635 Household Vacuum Cleaners
3639 Household Appliances, Not Elsewhere Classified
3641 Electric Lamp Bulbs and Tubes
3643 Current-Carrying Wiring Devices
3644 Noncurrent-Carrying Wiring Devices
3645 Residential Electric Lighting Fixtures
3646 Commercial, Industrial, and Institutional Electric Lighting Fixtures
3647 Vehicular Lighting Equipment
3648 Lighting Equipment, Not Elsewhere Classified
3651 Household Audio and Video Equipment
3652 Phonograph Records and Prerecorded Audio Tapes and Disks
3661 Telephone and Telegraph Apparatus
3663 Radio and Television Broadcasting and Communications Equipment
3669 Communications Equipment, Not Elsewhere Classified
3671 Electron Tubes
3672 Printed Circuit Boards
3674 Semiconductors and Related Devices
3675 Electronic Capacitors
3676 Electronic Resistors
3677 Electronic Coils, Transformers, and Other Inductors
3678 Electronic Connectors
3679 Electronic Components, Not Elsewhere Classified
3691 Storage Batteries
3692 Primary Batteries, Dry and Wet
3694 Electrical Equipment for Internal Combustion Engines
3695 Magnetic And Optical Recording Media
3699 Electrical Machinery, Equipment, and Supplies, Not Elsewhere
3711 Motor Vehicles and Passenger Car Bodies
3713 Truck and Bus Bodies
3714 Motor Vehicle Parts and Accessories
3715 Truck Trailers
3716 Motor Homes
3721 Aircraft
3724 Aircraft Engines and Engine Parts
3728 Aircraft Parts and Auxiliary Equipment, Not Elsewhere Classified
3731 Ship Building and Repairing
3732 Boat Building and Repairing
3743 Railroad Equipment
3751 Motorcycles, Bicycles, and Parts
3761 Guided Missiles and Space Vehicles
3764 Guided Missile and Space Vehicle Propulsion Units and Propulsion Unit Parts
3769 Guided Missile Space Vehicle Parts and Auxiliary Equipment, Not Elsewhere Classified
3792 Travel Trailers and Campers
3795 Tanks and Tank Components
3799 Transportation Equipment, Not Elsewhere Classified
3812 Search, Detection, Navigation, Guidance, Aeronautical, and Nautical Systems and Instruments
3821 Laboratory Apparatus and Furniture
3822 Automatic Controls for Regulating Residential and Commercial Environments and Appliances
3823 Industrial Instruments for Measurement, Display, and Control of Process Variables; and Related Products
3824 Totalizing Fluid Meters and Counting Devices
3825 Instruments for Measuring and Testing of Electricity and Electrical Signals
3826 Laboratory Analytical Instruments
3827 Optical Instruments and Lenses
3829 Measuring and Controlling Devices, Not Elsewhere Classified
3841 Surgical and Medical Instruments and Apparatus
3842 Orthopedic, Prosthetic, and Surgical Appliances and Supplies
3843 Dental Equipment and Supplies
3844 X-Ray Apparatus and Tubes and Related Irradiation Apparatus
3845 Electromedical and Electrotherapeutic Apparatus
3851 Ophthalmic Goods
3861 Photographic Equipment and Supplies
3873 Watches, Clocks, Clockwork Operated Devices, and Parts
3911 Jewelry, Precious Metal
3914 Silverware, Plated Ware, and Stainless Steel Ware
3915 Jewelers' Findings and Materials, and Lapidary Work
3931 Musical Instruments
3942 Dolls and Stuffed Toys
3944 Games, Toys, and Children's Vehicles, Except Dolls and Bicycles
3949 Sporting and Athletic Goods, Not Elsewhere Classified
3951 Pens, Mechanical Pencils, and Parts
3952 Lead Pencils, Crayons, and Artists' Materials
3953 Marking Devices
3955 Carbon Paper and Inked Ribbons
3961 Costume Jewelry and Costume Novelties, Except Precious Metal
3965 Fasteners, Buttons, Needles, and Pins
3991 Brooms and Brushes
3993 Signs and Advertising Specialties
3995 Burial Caskets
3996 Linoleum, Asphalted-Felt-Base, and Other Hard Surface Floor Coverings, Not Elsewhere Classified
3999 Manufacturing Industries, Not Elsewhere Classified`
