namespace Confrere.Statistics.Random;

/// <summary>
/// Turns a seed and the number of a stream into well-mixed key words, so that neighbouring seeds and streams have nothing in common.
/// The algorithm of numpy's SeedSequence (O'Neill's seed_seq without its bias), whose words it reproduces exactly.
/// </summary>
internal static class SeedSequence
{
    private const int PoolSize = 4;
    private const uint InitA = 0x43b0d7e5, MultA = 0x931e8875, InitB = 0x8b51f9dd, MultB = 0x58f38ded, MixLeft = 0xca01f9dd, MixRight = 0x4973f715;

    public static ulong[] Words(ulong seed, ReadOnlySpan<uint> stream, int count)
    {
        var pool = Pool(Entropy(seed, stream));
        var words = new ulong[count];
        var constant = InitB;
        for (var i = 0; i < 2 * count; i++)
        {
            var word = pool[i % PoolSize] ^ constant;
            constant *= MultB;
            word *= constant;
            word ^= word >> 16;
            words[i / 2] |= (ulong)word << 32 * (i % 2);
        }
        return words;
    }

    private static uint[] Entropy(ulong seed, ReadOnlySpan<uint> stream)
    {
        uint[] run = seed >> 32 == 0 ? [(uint)seed] : [(uint)seed, (uint)(seed >> 32)];
        // A stream's number must not be mistaken for more seed.
        return stream.IsEmpty ? run : [.. run, .. new uint[PoolSize - run.Length], .. stream];
    }

    private static uint[] Pool(uint[] entropy)
    {
        var (pool, constant) = (new uint[PoolSize], InitA);
        for (var i = 0; i < PoolSize; i++) pool[i] = Hash(i < entropy.Length ? entropy[i] : 0, ref constant);
        for (var source = 0; source < PoolSize; source++)
            for (var target = 0; target < PoolSize; target++)
                if (source != target) pool[target] = Mix(pool[target], Hash(pool[source], ref constant));
        for (var source = PoolSize; source < entropy.Length; source++)
            for (var target = 0; target < PoolSize; target++) pool[target] = Mix(pool[target], Hash(entropy[source], ref constant));
        return pool;
    }

    private static uint Hash(uint value, ref uint constant)
    {
        value ^= constant;
        constant *= MultA;
        value *= constant;
        return value ^ value >> 16;
    }

    private static uint Mix(uint x, uint y)
    {
        var mixed = MixLeft * x - MixRight * y;
        return mixed ^ mixed >> 16;
    }
}
