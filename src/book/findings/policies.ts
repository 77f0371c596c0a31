import { idRules } from './ids.ts'
import { finds, type FindingRule } from './rule.ts'

export const policyFindings = {
  ...idRules('policy', 'policies'),
  'policy.client.missing': finds(
    'blocker',
    'broker',
    'The policy names no client, so nobody knows whose it is. Add the ClientId.',
    ['{count} policy names no client', '{count} policies name no client'],
  ),
  'policy.client.unknown': finds(
    'blocker',
    'broker',
    'The client that the policy names is not in the book. Send the client; the policy heals by itself when it arrives.',
    ['{count} policy names a client that is not in the book', '{count} policies name a client that is not in the book'],
  ),
  'policy.client.unreadable': finds(
    'blocker',
    'broker',
    '{column} "{value}" is not a client Id. The policy was stored without its client.',
    ['{count} policy has a ClientId that is no Id', '{count} policies have a ClientId that is no Id'],
  ),
  'policy.carrier.missing': finds(
    'major',
    'broker',
    'The policy names no carrier. Carriers need to know who has it now: add the CarrierId.',
    ['{count} policy names no carrier', '{count} policies name no carrier'],
  ),
  'policy.carrier.unknown': finds(
    'major',
    'broker',
    'The carrier that the policy names is not in the book. Send the carrier; the policy heals by itself when it arrives.',
    [
      '{count} policy names a carrier that is not in the book',
      '{count} policies name a carrier that is not in the book',
    ],
  ),
  'policy.carrier.unreadable': finds(
    'major',
    'broker',
    '{column} "{value}" is not a carrier Id. The policy was stored without its carrier.',
    ['{count} policy has a CarrierId that is no Id', '{count} policies have a CarrierId that is no Id'],
  ),
  'policy.type.missing': finds(
    'blocker',
    'broker',
    "Type is empty, so we can't tell what is insured. Add the policy type.",
    ['{count} policy has no type', '{count} policies have no type'],
  ),
  'policy.type.unknown': finds(
    'blocker',
    'proposed',
    "The policy type is not one that is known here, so we can't tell what is insured. Decide once what it is; it holds for all policies of that type.",
    ['{count} policy is of a type that is not known', '{count} policies are of a type that is not known'],
  ),
  'policy.type.unspecified': finds(
    'major',
    'broker',
    'The policy type is commercial, but does not say which line. Send the line, or decide once what the type is.',
    ['{count} policy does not say which line it is', '{count} policies do not say which line they are'],
  ),
  'policy.type.review': finds(
    'major',
    'proposed',
    'The policy type can mean several things (a bare "Umbrella", for example). Decide once what it is; it holds for all policies of that type.',
    [
      '{count} policy is of a type that can mean several things',
      '{count} policies are of a type that can mean several things',
    ],
  ),
  'policy.type.not-pc': finds('scope', 'none', 'Not property and casualty: benefits, life and the like are kept out.', [
    '{count} policy is not property and casualty',
    '{count} policies are not property and casualty',
  ]),
  'policy.held-back': finds('scope', 'none', 'The broker holds this policy, or its client, back from carriers.', [
    '{count} policy is held back by the broker',
    '{count} policies are held back by the broker',
  ]),
  'policy.expiration.missing': finds(
    'blocker',
    ['proposed', 'broker'],
    'ExpirationDate is empty, so there is no renewal date. Add it. (Proposed: twelve months after the effective date.)',
    ['{count} policy has no renewal date', '{count} policies have no renewal date'],
  ),
  'policy.dates.unreadable': finds(
    'blocker',
    ['proposed', 'broker'],
    '{column} "{value}" is not a date. Write dates as YYYY-MM-DD. The policy was stored without it.',
    ['{count} policy has a date that cannot be read', '{count} policies have a date that cannot be read'],
  ),
  'policy.dates.reversed': finds(
    'blocker',
    'proposed',
    'The policy ends before it starts. Send the right dates. (Proposed: the two the other way round.)',
    ['{count} policy ends before it starts', '{count} policies end before they start'],
  ),
  'policy.term.zero': finds(
    'scope',
    'broker',
    'It starts and ends on the same day, so it was probably cancelled. Send the right dates if it was not.',
    ['{count} policy starts and ends on the same day', '{count} policies start and end on the same day'],
  ),
  'policy.term.unusual': finds(
    'minor',
    'broker',
    'The term is not about 6 or 12 months, or a few whole years. Check the dates.',
    ['{count} policy has an unusual term', '{count} policies have an unusual term'],
  ),
  'policy.expired.no-successor': finds(
    'scope',
    'broker',
    'It has expired, and there is no newer term in the book. If it was renewed, send the new term; if the client was lost, leave it out.',
    ['{count} policy has expired and has no newer term', '{count} policies have expired and have no newer term'],
  ),
  'policy.superseded': finds(
    'scope',
    'none',
    'A newer term of this policy is in the book, and that is the one to renew.',
    ['{count} policy has a newer term', '{count} policies have a newer term'],
  ),
  'policy.window.beyond': finds('scope', 'none', 'It renews later than in the next 12 months.', [
    '{count} policy renews later than in the next 12 months',
    '{count} policies renew later than in the next 12 months',
  ]),
  'policy.premium.missing': finds(
    'major',
    'broker',
    'WrittenPremium is empty, so the size is not known. Add the premium.',
    ['{count} policy has no premium', '{count} policies have no premium'],
  ),
  'policy.premium.unreadable': finds(
    'major',
    'broker',
    '{column} "{value}" is not an amount. Write it like 1234.56. The policy was stored without it.',
    ['{count} policy has a premium that cannot be read', '{count} policies have a premium that cannot be read'],
  ),
  'policy.premium.nonpositive': finds(
    'major',
    'broker',
    'The premium is zero or less, which often means a cancellation. Send the premium of the term, or leave the policy out.',
    ['{count} policy has a premium of zero or less', '{count} policies have a premium of zero or less'],
  ),
  'policy.premium.outlier': finds(
    'minor',
    'broker',
    'The premium is unusual for its line: many times the usual one, or a small part of it. Check it.',
    ['{count} policy has a premium unusual for its line', '{count} policies have a premium unusual for their line'],
  ),
  'policy.number.missing': finds(
    'minor',
    'broker',
    "CarrierPolicyNumber is empty, so the policy can't be matched to next year's. Add it.",
    ['{count} policy has no policy number', '{count} policies have no policy number'],
  ),
  'policy.effective.missing': finds(
    'minor',
    ['proposed', 'broker'],
    'EffectiveDate is empty. Add it. (Proposed: twelve months before the expiration.)',
    ['{count} policy has no effective date', '{count} policies have no effective date'],
  ),
  'policy.duplicate.term': finds(
    'major',
    'proposed',
    'Another policy has the same carrier, number and term. Keep one of them. (Proposed: the one with the highest Id is kept, the others are left aside.)',
    ['{count} policy is there twice', '{count} policies are there twice'],
  ),
  'policy.term.overlap': finds(
    'minor',
    'broker',
    'It overlaps another term of the same carrier and policy number. Check the dates.',
    [
      '{count} policy overlaps another term of the same policy',
      '{count} policies overlap another term of the same policy',
    ],
  ),
} as const satisfies Record<string, FindingRule>
