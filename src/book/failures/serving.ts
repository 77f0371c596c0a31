import { rule, type FailureRule } from './rule.ts'

/** Answers to requests, and the server itself. */
export const servingFailures = {
  'request.invalid': rule(
    400,
    'Invalid request',
    'The request is not as expected: {detail}',
    'Mend what is named and send it again. /docs describes every call.',
  ),
  'request.not-found': rule(
    404,
    'Not found',
    'There is no {what} here.',
    'Check the address and the id. /docs lists every call.',
  ),
  'request.method': rule(
    405,
    'Method not allowed',
    '{detail} is not something this address does.',
    '/docs lists what each address does.',
  ),
  'request.broker-needed': rule(
    400,
    'Which broker?',
    'There are several brokers here, so the request must say which.',
    'Add ?broker=SLUG. GET /v1/brokers lists them.',
  ),
  'request.conflict': rule(
    409,
    'Not possible now',
    '{detail}',
    'Look at the current state of the upload and try again when it allows this.',
  ),
  'request.not-acceptable': rule(
    406,
    'Not available in that form',
    'This list cannot be sent as {detail}.',
    'Ask for application/json, text/csv or application/x-ndjson.',
  ),
  'request.unknown-host': rule(
    421,
    'Not its name',
    'The request was for "{host}", which is not a name of this server.',
    'Use its address in numbers, localhost, or a name in OPENBOOK_HOSTS; whoever runs Openbook can add this one there.',
  ),
  'request.cross-site': rule(
    403,
    'Sent by another site',
    'A web page of another site sent this request, and only pages of this server may.',
    'Send it from a page of this server, or from a program that is no browser.',
  ),
  'server.internal': rule(
    500,
    'Something went wrong here',
    'The server failed; the request id is {request}.',
    'Try again. If it goes on, give the request id to whoever runs this server: it leads to the entry in the log.',
  ),
  'server.busy': rule(
    503,
    'Too busy',
    'The server takes {limit} files at once and all places are taken.',
    'Send the file again in a few seconds. Nothing was stored.',
  ),
  'server.crowded': rule(
    503,
    'Too many at once',
    'The server serves {limit} {what} at once and all places are taken.',
    'Try again in a few seconds, or read the list in pages.',
  ),
  'server.unavailable': rule(
    503,
    'Not available now',
    'The database does not answer.',
    'Try again in a few seconds. A file may be sent again as it is: the same bytes are the same upload.',
  ),
  'server.too-slow': rule(
    503,
    'Takes too long',
    'The answer would have taken the database too long, so it was given up.',
    'Ask for less: with a filter, or with a smaller limit. Whoever runs Openbook can allow more time with OPENBOOK_ANSWER_SECONDS.',
  ),
  'server.port-taken': rule(
    500,
    'Cannot listen there',
    'The server cannot listen on {host} port {port}: {detail}.',
    'Stop the program that has it, set PORT to another one (PORT=0 takes any that is free), or mend HOST.',
  ),
} as const satisfies Record<string, FailureRule>
