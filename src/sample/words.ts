/** Words that invented businesses, streets and insurers are made of. No name of a real person or firm is meant. */

export const firstWords = words(`
  Alder Amber Arbor Ash Aspen Banner Bayside Beacon Birch Blackrock Bluebird Boulder Bramble Brightwater Brook
  Canyon Cardinal Cascade Cedar Cinder Clearwater Clover Cobalt Copper Coral Cottonwood Crescent Crosswind Cypress
  Dogwood Driftwood Dune Eastgate Ember Fairway Falcon Fern Firefly Flint Foxglove Garnet Glacier Golden Granite
  Greenfield Harbor Hawthorn Hazel Heron Hickory Highland Hilltop Hollow Indigo Ironwood Ivory Jasper Juniper
  Kestrel Keystone Lakeside Lantern Larch Larkspur Lighthouse Linden Lodestar Magnolia Maple Marigold Meadow Mesa
  Midland Millstone Mosaic Mulberry Northgate Oakhurst Obsidian Orchard Osprey Palisade Pebble Pine Pinnacle
  Prairie Quarry Quill Redwood Ridge Riverbend Rosewood Saddle Sagebrush Sandstone Sequoia Silver Skylark Slate
  Spruce Summit Sundial Sycamore Tamarack Thistle Timber Topaz Tidewater Upland Valley Vantage Verbena Vista
  Walnut Westgate Wheatland Willow Windmill Wren Yarrow Yellowstone Café-Rouge Niño`)

export const secondWords = words(`
  Bay Bend Bluff Bridge Canyon Cove Creek Crest Crossing Dale Fields Forge Gate Glen Grove Harbor Heights Hollow
  Junction Knoll Lake Landing Mill Park Peak Pass Point Pond Ranch Ridge River Rock Run Shore Spring Square
  Station Summit Trail View Wharf Woods`)

export const legalForms = phrases(' LLC|, Inc.| Inc| Group| and Sons| Ltd| Co.| PLC|')

export const streetKinds = words('Street Avenue Road Boulevard Drive Lane Way Parkway Court Place')

export const insurerKinds = phrases(
  'Insurance Company|Assurance Company|Mutual Insurance Company|Casualty Company|Indemnity Company|' +
    'Fire Insurance Company|Specialty Insurance Company|Property & Casualty Company|Surety Company|' +
    'National Insurance Company|Underwriters Insurance Company|Reinsurance Corporation',
)

export const offices = words('Phoenix Chicago Seattle Northeast Denver')

/** What a broker writes where it has no name yet. */
export const placeholders = words('TEST TBD')

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/)
}

function phrases(text: string): readonly string[] {
  return text.split('|')
}
