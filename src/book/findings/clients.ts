import { idRules } from './ids.ts'
import { finds, rejects, type FindingRule } from './rule.ts'

export const clientFindings = {
  'client.name.missing': rejects(
    "Name is empty. Carriers can't pursue a business with no name: add the name and send the row again.",
    '{count} client has no name',
    '{count} clients have no name',
  ),
  ...idRules('client', 'clients'),
  'client.name.placeholder': finds(
    'blocker',
    'broker',
    'The name is a placeholder such as TEST or TBD, not a business. Send the real name, or leave the client out of the export.',
    ['{count} client has a placeholder for a name', '{count} clients have a placeholder for a name'],
  ),
  'client.address.missing': finds(
    'minor',
    'broker',
    'Address is empty. Underwriters look up the location: add the street.',
    ['{count} client has no street address', '{count} clients have no street address'],
  ),
  'client.city.missing': finds('minor', 'broker', 'City is empty. Underwriters look up the location: add the city.', [
    '{count} client has no city',
    '{count} clients have no city',
  ]),
  'client.state.missing': finds(
    'blocker',
    'broker',
    'State is empty. Carriers are licensed by state, so nobody can quote without it: add the state.',
    ['{count} client has no state', '{count} clients have no state'],
  ),
  'client.state.unrecognised': finds(
    'major',
    ['safe', 'proposed', 'broker'],
    'State is not one of the United States or its territories. Write its name or its two letters.',
    ['{count} client has a state that is not recognised', '{count} clients have a state that is not recognised'],
  ),
  'client.sic.missing': finds(
    'major',
    ['safe', 'broker'],
    'The industry is not known: there is no SIC code, and nothing in the row settles it. Carriers search by industry: add the SIC code.',
    ['{count} client has no industry code', '{count} clients have no industry code'],
  ),
  'client.sic.partial': finds(
    'minor',
    'broker',
    'The industry is known to its major group or industry group only. Carriers can place the business; the four-digit SIC code tells them what it does.',
    ['{count} client has no four-digit industry code', '{count} clients have no four-digit industry code'],
  ),
  'client.sic.parents-missing': finds(
    'minor',
    ['safe', 'broker'],
    'Division, Major Group, Industry Group or Description is empty. Where the SIC code settles it, it is filled in from there.',
    ['{count} client lacks a part of its industry', '{count} clients lack a part of their industry'],
  ),
  'client.sic.padded': finds('info', 'safe', 'The industry code had lost its leading zero, and got it back.', [
    '{count} industry code had lost its leading zero',
    '{count} industry codes had lost their leading zero',
  ]),
  'client.sic.conflict': finds(
    'major',
    ['proposed', 'broker'],
    'The industry columns contradict each other: the SIC code belongs to another Division, Major Group or Industry Group. Send the right ones.',
    ['{count} client has industry columns that disagree', '{count} clients have industry columns that disagree'],
  ),
  'client.sic.unknown': finds(
    'major',
    ['proposed', 'broker'],
    'There is no such code in the 1987 Standard Industrial Classification. Send the right one.',
    [
      '{count} client has an industry code that does not exist',
      '{count} clients have an industry code that does not exist',
    ],
  ),
  'client.sic.nonclassifiable': finds(
    'minor',
    'broker',
    '9999 (nonclassifiable) tells carriers nothing. Send the industry that the business is in.',
    ['{count} client is coded as nonclassifiable', '{count} clients are coded as nonclassifiable'],
  ),
  'client.duplicate.exact': finds(
    'major',
    'proposed',
    'Another client has the same name and the same address. Keep one of them, and move the policies of the other to it.',
    ['{count} client is there twice', '{count} clients are there twice'],
  ),
  'client.duplicate.likely': finds(
    'minor',
    'proposed',
    'Another client with nearly the same name is in the same place, so it may be the same business. Check, and keep one if it is.',
    ['{count} client may be there twice', '{count} clients may be there twice'],
  ),
} as const satisfies Record<string, FindingRule>
