import { resolve, type Scope } from '../../local/intrinsics.ts';

const scope: Scope = {
  stackName: 'Records',
  ref: (id) => `ref-${id}`,
  attribute: (id, name) => `${id}-${name}`,
  importValue: (name) => `imported-${name}`,
};

it.each([
  [{ Ref: 'Table' }, 'ref-Table'],
  [{ Ref: 'AWS::Region' }, 'us-east-1'],
  [{ Ref: 'AWS::StackName' }, 'Records'],
  [{ 'Fn::GetAtt': ['Queue', 'Arn'] }, 'Queue-Arn'],
  [{ 'Fn::GetAtt': 'Queue.Arn' }, 'Queue-Arn'],
  [{ 'Fn::Join': ['-', ['a', { Ref: 'B' }, 'c']] }, 'a-ref-B-c'],
  [{ 'Fn::Split': ['/', 'a/b'] }, ['a', 'b']],
  [{ 'Fn::Select': [1, { 'Fn::Split': ['/', { 'Fn::Join': ['/', ['a', { Ref: 'B' }]] }] }] }, 'ref-B'],
  [{ 'Fn::Sub': 'x-${AWS::AccountId}-${Queue.Arn}-${!kept}' }, 'x-000000000000-Queue-Arn-${kept}'],
  [{ 'Fn::Sub': ['${a}/${B}', { a: { Ref: 'C' } }] }, 'ref-C/ref-B'],
  [{ 'Fn::ImportValue': { 'Fn::Sub': '${AWS::StackName}:Out' } }, 'imported-Records:Out'],
  [{ plain: [1, true, { deep: { Ref: 'A' } }] }, { plain: [1, true, { deep: 'ref-A' }] }],
])('reads %j as %j', (value, expected) => {
  expect(resolve(value, scope)).toEqual(expected);
});

it.each([
  [{ 'Fn::If': ['IsProduction', 1, 2] }, 'Fn::If is not known'],
  [{ 'Fn::Join': ['-', 'no list'] }, 'Fn::Join needs a list'],
  [{ Ref: 5 }, 'Ref needs a text'],
])('stops at %j', (value, message) => {
  expect(() => resolve({ in: value }, scope)).toThrow(message);
});
