using Confrere.Statistics.Distributions;

namespace Confrere.Statistics.Random;

/// <summary>
/// The counter-based generator Philox 4x64 with 10 rounds: the same seed and stream give the same numbers for ever, on every machine,
/// and streams of one seed are independent. Definition: Salmon et al. 2011, SC '11, doi 10.1145/2063384.2063405.
/// Agrees exactly with numpy 1.24 <c>Philox(seed)</c>, seeded through SeedSequence; a stream is numpy's spawn key.
/// Not for secrets, and not shared between threads: give each its own stream.
/// </summary>
public sealed class Philox
{
    private const ulong MultiplierA = 0xD2E7470EE14C6C93, MultiplierB = 0xCA5A826395121157;
    private const ulong WeylA = 0x9E3779B97F4A7C15, WeylB = 0xBB67AE8584CAA73B;
    private const int Rounds = 10, Lanes = 4;
    private readonly ulong _keyA, _keyB;
    private readonly ulong[] _counter = new ulong[Lanes], _block = new ulong[Lanes];
    private int _used = Lanes;

    /// <summary>A generator at the beginning of its stream.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="stream">Which stream of the seed, as a path of numbers; none is the seed's own.</param>
    public Philox(ulong seed, params ReadOnlySpan<uint> stream)
    {
        var key = SeedSequence.Words(seed, stream, 2);
        (_keyA, _keyB) = (key[0], key[1]);
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong Next()
    {
        if (_used == Lanes) Refill();
        return _block[_used++];
    }

    /// <summary>Uniform on [0, 1), a multiple of 2^-53.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 to below the bound, each equally likely (Lemire 2019, with rejection).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is 0.</exception>
    public ulong Below(ulong bound)
    {
        ArgumentOutOfRangeException.ThrowIfZero(bound);
        var reject = (0 - bound) % bound;
        while (true)
        {
            var high = Math.BigMul(Next(), bound, out var low);
            if (low >= reject) return high;
        }
    }

    /// <summary>Standard normal by inversion: one draw of the stream for each value, so that streams stay aligned when a model changes.</summary>
    public double StandardNormal() => Normal.Quantile(((Next() >> 11) + 0.5) * (1.0 / (1UL << 53)));

    private void Refill()
    {
        for (var i = 0; i < Lanes && ++_counter[i] == 0; i++) { }
        var (c0, c1, c2, c3) = (_counter[0], _counter[1], _counter[2], _counter[3]);
        var (a, b) = (_keyA, _keyB);
        for (var round = 0; round < Rounds; round++)
        {
            var highA = Math.BigMul(MultiplierA, c0, out var lowA);
            var highB = Math.BigMul(MultiplierB, c2, out var lowB);
            (c0, c1, c2, c3) = (highB ^ c1 ^ a, lowB, highA ^ c3 ^ b, lowA);
            (a, b) = (a + WeylA, b + WeylB);
        }
        (_block[0], _block[1], _block[2], _block[3]) = (c0, c1, c2, c3);
        _used = 0;
    }
}
