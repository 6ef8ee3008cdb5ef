using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Confrere.Allocation.Domain;

/// <summary>
/// The stream "allocation/1": unbiased draws that follow from a seed and a place, and from nothing else. Word number w of a place is
/// the (w mod 4)th big-endian 64-bit word of HMAC-SHA256(seed, "allocation/1" 0 purpose 0 stratum 0 block counter), block and counter as
/// big-endian 64-bit numbers, counter = w div 4. A draw below n takes the next word under the greatest multiple of n and returns its
/// remainder. The definition never changes; a different one gets a different name.
/// </summary>
/// <remarks>Golden vectors by an independent program: reference/allocation_blocks.</remarks>
internal sealed class AllocationStream
{
    public const string Name = "allocation/1";

    private const int WordsPerDigest = 4;
    private readonly byte[] _seed;
    private readonly byte[] _message;
    private readonly byte[] _digest = new byte[HMACSHA256.HashSizeInBytes];
    private ulong _counter;
    private int _word = WordsPerDigest;

    public AllocationStream(ReadOnlySpan<byte> seed, string purpose, string stratum, long block)
    {
        _seed = seed.ToArray();
        var place = Encoding.UTF8.GetBytes($"{Name}\0{purpose}\0{stratum}\0");
        _message = new byte[place.Length + 2 * sizeof(ulong)];
        place.CopyTo(_message, 0);
        BinaryPrimitives.WriteInt64BigEndian(_message.AsSpan(place.Length), block);
    }

    /// <summary>A whole number from 0 to <paramref name="exclusive"/> - 1, each as likely as the other.</summary>
    public int Below(int exclusive)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusive, 1);
        var n = (ulong)exclusive;
        var greatest = GreatestFair(n);
        ulong word;
        do word = NextWord(); while (word > greatest);
        return (int)(word % n);
    }

    /// <summary>The greatest word whose remainder by n is fair: those above it would favour small remainders. The greatest multiple of n within 2^64, less 1.</summary>
    public static ulong GreatestFair(ulong n) => ulong.MaxValue - (ulong.MaxValue % n + 1) % n;

    /// <summary>Fisher and Yates, from the last place down to the second.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    private ulong NextWord()
    {
        if (_word == WordsPerDigest)
        {
            BinaryPrimitives.WriteUInt64BigEndian(_message.AsSpan(_message.Length - sizeof(ulong)), _counter++);
            HMACSHA256.HashData(_seed, _message, _digest);
            _word = 0;
        }
        return BinaryPrimitives.ReadUInt64BigEndian(_digest.AsSpan(_word++ * sizeof(ulong)));
    }
}
