using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Confrere.App.Demonstration;

/// <summary>Small choices of the demonstration, the same at every first start: a fraction of 1 for each name, from the stream "demonstration/1".</summary>
internal static class Chance
{
    public static double Of(string name)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"demonstration/1/{name}"));
        return (BinaryPrimitives.ReadUInt64BigEndian(digest) >> 11) * (1.0 / (1UL << 53));
    }

    public static bool Happens(string name, double probability) => Of(name) < probability;

    public static T OneOf<T>(string name, IReadOnlyList<T> choices) => choices[(int)(Of(name) * choices.Count)];
}
