import { fileTypeOf, recordingKinds, recordingRules } from '../../domain/recording.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text.padEnd(16, '\0'), 'latin1');

describe('a recording', () => {
  it.each([
    ['ID3\x04', 'mp3'],
    ['\xff\xfb\x90', 'mp3'],
    ['\xff\xf1\x50', 'aac'],
    ['\0\0\0\x20ftypM4A ', 'm4a'],
    ['RIFF\x24\x08\0\0WAVEfmt ', 'wav'],
    ['OggS\0', 'ogg'],
    ['fLaC', 'flac'],
    ['#!AMR\n', 'amr'],
    ['FORM\0\0\0\0AIFF', 'aiff'],
    ['\0\0\0\x14ftypqt  ', 'mov'],
    ['\0\0\0\x18ftyp3gp4', '3gp'],
    ['\0\0\0\x18ftypmp42', 'mp4'],
    ['\0\0\0\x18ftypisom', 'mp4'],
    ['\x1aE\xdf\xa3', 'webm'],
    ['RIFF\0\0\0\0AVI LIST', 'avi'],
    ['0&\xb2u\x8ef\xcf\x11', 'wmv'],
    ['%PDF-1.7', 'pdf'],
  ])('is known by its first bytes: %j', (first, extension) => {
    expect(fileTypeOf(bytes(first))?.extension).toBe(extension);
  });

  it.each([
    'MZ\x90\0',
    '\x7fELF',
    'PK\x03\x04',
    '<!doctype html>',
    '#!/bin/sh',
    '\x89PNG\r\n',
    '\xff\xd8\xff\xe0',
    '',
  ])('is none that begins with %j', (first) => {
    expect(fileTypeOf(bytes(first))).toBeUndefined();
  });

  it.each(recordingKinds)('of each kind is named by a type of its own kind: %s', (kind) => {
    expect(recordingRules[kind].type.startsWith(recordingRules[kind].typeBegins)).toBe(true);
  });
});
