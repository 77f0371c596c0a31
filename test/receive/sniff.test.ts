import { deflateRawSync, gzipSync } from 'node:zlib'
import * as openpgp from 'openpgp'
import { describe, expect, it } from 'vitest'
import { sniffOpenPgp } from '../../src/receive/sniff.ts'

const { privateKey, publicKey } = await openpgp.generateKey({ userIDs: [{ name: 'Test' }], format: 'object' })
const message = await openpgp.createMessage({ text: 'Id,Name\n1,Ada\n' })
const encrypted = await openpgp.encrypt({ message, encryptionKeys: publicKey, format: 'binary' })
const armored = await openpgp.encrypt({ message, encryptionKeys: publicKey })
const signed = await openpgp.sign({ message, signingKeys: privateKey, format: 'binary' })
const clearSigned = await openpgp.sign({
  message: await openpgp.createCleartextMessage({ text: 'Id,Name' }),
  signingKeys: privateKey,
})
const password = await openpgp.encrypt({ message, passwords: 'x', format: 'binary' })
const detached = await openpgp.sign({ message, signingKeys: privateKey, detached: true })

describe('what is OpenPGP', () => {
  it.each([
    ['an encrypted message', encrypted, 'message'],
    ['its first three bytes', encrypted.subarray(0, 3), 'message'],
    ['an armored one', armored, 'message'],
    ['one with CRLF', armored.replace(/\n/g, '\r\n'), 'message'],
    ['one with a byte order mark', `\ufeff${armored}`, 'message'],
    ['one after blank lines', `\n \n\n${armored}`, 'message'],
    ['one after a text', `Dear all,\n\nhere it is:\n${armored}`, 'message'],
    ['one whose head ends in the first line', '-----BEGIN PGP MESSAGE-----', 'message'],
    ['one encrypted with a password', password, 'message'],
    ['an armored public key', publicKey.armor(), 'key'],
    ['an armored private key', privateKey.armor(), 'key'],
    ['a binary key', publicKey.write(), 'key'],
    ['an armored signature', detached, 'signature'],
    ['a signed message', signed, 'unencrypted'],
    ['a clear-signed text', clearSigned, 'unencrypted'],
    ['a plain message', message.write(), 'unencrypted'],
    ['a compressed message of GnuPG', Buffer.concat([Buffer.from([0xa3, 1]), deflateRawSync('x')]), 'unencrypted'],
  ])('%s', (_, content, kind) => {
    expect(sniffOpenPgp(Buffer.from(content as string).subarray(0, 4096))).toBe(kind)
  })
})

describe('what is not OpenPGP is described', () => {
  it.each([
    ['a CSV text', 'Id,Name\n1,Ada\n'],
    ['a CSV text', '\ufeffId;Name\r\n1;Ada\r\n'],
    ['a CSV text', Buffer.from('Éditeur,Név\n1,Ada\n', 'latin1')],
    ['a CSV text', 'Éditeur,Név\n1,Ada\n'],
    ['a CSV text', 'Id,Note\n1,see -----BEGIN PGP MESSAGE----- below\n'],
    ['a tab-separated text', 'Id\tName\n1\tAda\n'],
    ['a plain text', 'Hello there\n'],
    ['a file of blanks only', ' \n\n'],
    ['an empty file', ''],
    ['an HTML page', '<!DOCTYPE html><html>'],
    ['an HTML page', '\n<html lang="en">'],
    ['an XML text', '<?xml version="1.0"?><a/>'],
    ['a JSON text', '{"a": 1}'],
    ['a JSON text', '[\n  1]'],
    ['a file encrypted with age', 'age-encryption.org/v1\n-> X25519'],
    ['a PEM file (a certificate or a key of another kind)', '-----BEGIN CERTIFICATE-----\nMII'],
    ['base64 text without the lines of an armor', `${'wV4D'.repeat(40)}\n`],
    ['a ZIP archive (perhaps an Excel workbook)', Buffer.from('504b030414000600', 'hex')],
    ['an old Excel workbook or another old Office file', Buffer.from('d0cf11e0a1b11ae100', 'hex')],
    ['a PDF', '%PDF-1.7\n'],
    ['a gzip file', gzipSync('x')],
    ['a PNG image', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
    ['a JPEG image', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['a UTF-16 text', Buffer.from('\ufeffId,Name', 'utf16le')],
    ['a UTF-16 text', Buffer.from('\ufeffId,Name', 'utf16le').swap16()],
    ['unknown binary data', Buffer.from([1, 2, 3, 0, 255])],
    ['unknown binary data', Buffer.from([0x80, 0, 0, 0])],
  ])('as %s', (seen, content) => {
    expect(sniffOpenPgp(Buffer.from(content as string))).toEqual({ notOpenPgp: seen })
  })
})
