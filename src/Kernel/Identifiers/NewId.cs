using System.Security.Cryptography;
using NodaTime;

namespace Confrere.Kernel.Identifiers;

/// <summary>Makes identifiers and tokens from the operating system's generator, so that none can be guessed or ordered.</summary>
public static class NewId
{
    // Unambiguous when read aloud or copied by hand: no I, L, O, U, 0 or 1.
    private const string ReadableAlphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static TId Of<TId>() where TId : struct, ITypedId<TId> => TId.From(new Guid(RandomNumberGenerator.GetBytes(16)));

    /// <summary>
    /// An identifier that sorts by its instant, for rows that state that instant and their order anyhow: new ones lie side by side in an index,
    /// where scattered ones would each touch, and flush, a page of their own.
    /// </summary>
    public static TId At<TId>(Instant at) where TId : struct, ITypedId<TId> => TId.From(Guid.CreateVersion7(at.ToDateTimeOffset()));

    /// <summary>A secret for a link: 160 bits, safe in an address.</summary>
    public static string Token() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));

    /// <summary>A code that a person can read out: 30^length possibilities.</summary>
    public static string Readable(int length) => RandomNumberGenerator.GetString(ReadableAlphabet, length);
}
