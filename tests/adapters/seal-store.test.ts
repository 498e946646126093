import { sealStore } from '../../adapters/seal-store.ts';
import { sealOver, type Seal } from '../../domain/seal.ts';
import { awsError } from '../support/fakes-dynamodb.ts';
import { memoryS3, type MemoryBucket } from '../support/fakes-s3.ts';

const aSeal = (day = '2026-05-03', runDay = '2026-05-04'): Seal =>
  sealOver([], { day, runDay, sealedAt: `${runDay}T03:00:00.000Z`, previous: null });

let bucket: MemoryBucket;
beforeEach(() => {
  bucket = new Map();
});

describe('the store of seals', () => {
  it('gives back each seal as it was written', async () => {
    const seals = sealStore(memoryS3(bucket), 'seals');

    expect(await seals.writeOnce(aSeal())).toBe(true);

    expect([...bucket.keys()]).toEqual(['seals/2026-05-03/2026-05-04.json']);
    expect(await seals.read(aSeal())).toEqual(aSeal());
  });

  it('never writes over a seal', async () => {
    const seals = sealStore(memoryS3(bucket), 'seals');
    await seals.writeOnce(aSeal());

    expect(await seals.writeOnce({ ...aSeal(), sealedAt: '2026-05-04T09:00:00.000Z' })).toBe(false);

    expect(await seals.read(aSeal())).toEqual(aSeal());
  });

  it('lists what is there, more than one page of it, and nothing that is no seal', async () => {
    const seals = sealStore(memoryS3(bucket, { pageSize: 2 }), 'seals');
    for (const day of ['2026-05-01', '2026-05-02', '2026-05-03']) await seals.writeOnce(aSeal(day));
    bucket.set('seals/readme.txt', '').set('other', '');

    expect(await seals.list()).toEqual(
      ['2026-05-01', '2026-05-02', '2026-05-03'].map((day) => ({ day, runDay: '2026-05-04' })),
    );
  });

  it.each(['', '{', '{}', '{"day":"2026-05-03"}', '[]'])('takes %j for no seal', async (content) => {
    bucket.set('seals/2026-05-03/2026-05-04.json', content);

    expect(await sealStore(memoryS3(bucket), 'seals').read(aSeal())).toBeUndefined();
  });

  it('says so when the bucket fails', async () => {
    const before = (): void => {
      throw awsError('SlowDown', 503);
    };
    const seals = sealStore(memoryS3(bucket, { before }), 'seals');

    await expect(seals.writeOnce(aSeal())).rejects.toThrow('SlowDown');
    await expect(seals.list()).rejects.toThrow('SlowDown');
  });
});
