/** The states and the District of Columbia, each with a few of its cities and a real zip code of each. */
export interface Place {
  readonly city: string
  /** "North Carolina", as client files have it. */
  readonly state: string
  /** "NC", as carrier files have it. */
  readonly stateCode: string
  readonly zip: string
}

const list = `
AL|Alabama|Birmingham 35203|Montgomery 36104|Mobile 36602
AK|Alaska|Anchorage 99501|Fairbanks 99701|Juneau 99801
AZ|Arizona|Phoenix 85004|Tucson 85701|Mesa 85201
AR|Arkansas|Little Rock 72201|Fayetteville 72701
CA|California|Los Angeles 90012|San Diego 92101|Sacramento 95814|Fresno 93721
CO|Colorado|Denver 80202|Colorado Springs 80903|Boulder 80302
CT|Connecticut|Hartford 06103|New Haven 06510|Stamford 06901
DE|Delaware|Wilmington 19801|Dover 19901
DC|District of Columbia|Washington 20001
FL|Florida|Miami 33130|Tampa 33602|Orlando 32801|Jacksonville 32202
GA|Georgia|Atlanta 30303|Savannah 31401|Augusta 30901
HI|Hawaii|Honolulu 96813|Hilo 96720
ID|Idaho|Boise 83702|Idaho Falls 83402
IL|Illinois|Chicago 60602|Springfield 62701|Peoria 61602
IN|Indiana|Indianapolis 46204|Fort Wayne 46802|Evansville 47708
IA|Iowa|Des Moines 50309|Cedar Rapids 52401|Davenport 52801
KS|Kansas|Wichita 67202|Topeka 66603
KY|Kentucky|Louisville 40202|Lexington 40507
LA|Louisiana|New Orleans 70112|Baton Rouge 70801|Shreveport 71101
ME|Maine|Portland 04101|Bangor 04401
MD|Maryland|Baltimore 21202|Annapolis 21401
MA|Massachusetts|Boston 02110|Worcester 01608|Springfield 01103
MI|Michigan|Detroit 48226|Grand Rapids 49503|Lansing 48933
MN|Minnesota|Minneapolis 55401|Saint Paul 55102|Duluth 55802
MS|Mississippi|Jackson 39201|Gulfport 39501
MO|Missouri|Kansas City 64106|St. Louis 63101|Springfield 65806
MT|Montana|Billings 59101|Missoula 59802
NE|Nebraska|Omaha 68102|Lincoln 68508
NV|Nevada|Las Vegas 89101|Reno 89501
NH|New Hampshire|Manchester 03101|Concord 03301
NJ|New Jersey|Newark 07102|Trenton 08608|Roseland 07068
NM|New Mexico|Albuquerque 87102|Santa Fe 87501
NY|New York|New York 10005|Buffalo 14202|Albany 12207|Rochester 14604
NC|North Carolina|Charlotte 28202|Raleigh 27601|Greensboro 27401
ND|North Dakota|Fargo 58102|Bismarck 58501
OH|Ohio|Columbus 43215|Cleveland 44114|Cincinnati 45202
OK|Oklahoma|Oklahoma City 73102|Tulsa 74103
OR|Oregon|Portland 97204|Salem 97301|Eugene 97401
PA|Pennsylvania|Philadelphia 19103|Pittsburgh 15222|Harrisburg 17101
RI|Rhode Island|Providence 02903|Newport 02840
SC|South Carolina|Columbia 29201|Charleston 29401
SD|South Dakota|Sioux Falls 57104|Rapid City 57701
TN|Tennessee|Nashville 37203|Memphis 38103|Knoxville 37902
TX|Texas|Houston 77002|Dallas 75201|Austin 78701|San Antonio 78205
UT|Utah|Salt Lake City 84101|Provo 84601
VT|Vermont|Burlington 05401|Montpelier 05602
VA|Virginia|Richmond 23219|Norfolk 23510|Roanoke 24011
WA|Washington|Seattle 98101|Spokane 99201|Tacoma 98402
WV|West Virginia|Charleston 25301|Morgantown 26501
WI|Wisconsin|Milwaukee 53202|Madison 53703|Merrill 54452
WY|Wyoming|Cheyenne 82001|Casper 82601`

/** By state, so that each state has as many clients as any other, as in a real book spread over the country. */
export const placesByState: readonly (readonly Place[])[] = list
  .trim()
  .split('\n')
  .map((line) => {
    const [stateCode = '', state = '', ...cities] = line.split('|')
    return cities.map((text) => ({ city: text.slice(0, -6), state, stateCode, zip: text.slice(-5) }))
  })
