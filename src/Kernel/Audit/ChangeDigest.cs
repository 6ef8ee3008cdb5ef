using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Confrere.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using NodaTime.Text;

namespace Confrere.Kernel.Audit;

/// <summary>
/// What the rows that a unit of work changed were before it and are after it, as keyed digests: HMAC-SHA256 over the rows in the order of
/// table and key. Keyed, since an answer of five values could be found by trying. What the last change left is what the next one finds: a
/// row that was edited behind the house's back shows in the digest before the next change of it.
/// </summary>
/// <remarks>Rows that are deleted by a query and never read (drafts, attempts to sign in) are not in it.</remarks>
internal sealed class ChangeDigest(byte[] key)
{
    private readonly SortedDictionary<string, (byte[]? Before, byte[]? After)> _rows = new(StringComparer.Ordinal);

    /// <summary>Takes up what waits to be saved; the first state of a row that is saved twice and its last one count.</summary>
    public void Take(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted) || entry.Metadata.ClrType.Assembly == typeof(ChangeDigest).Assembly) continue;
            var row = Name(entry.Metadata, property => entry.Property(property.Name).CurrentValue);
            var before = _rows.TryGetValue(row, out var earlier) ? earlier.Before : entry.State == EntityState.Added ? null : Digest(entry.OriginalValues.Properties, property => entry.OriginalValues[property]);
            _rows[row] = (before, entry.State == EntityState.Deleted ? null : Digest(entry.CurrentValues.Properties, property => entry.CurrentValues[property]));
        }
    }

    /// <summary>Takes up a row that is inserted without being tracked.</summary>
    public void TakeAdded(Insertion into, object?[] values)
    {
        if (into.Entity.ClrType.Assembly == typeof(ChangeDigest).Assembly) return;
        object? Value(IProperty property) => into.ValueOf(property, values);
        var row = Name(into.Entity, Value);
        _rows[row] = (_rows.GetValueOrDefault(row).Before, Digest(into.Properties, Value));
    }

    /// <summary>Null where there was nothing before or is nothing after.</summary>
    /// <param name="side">Facts under a participant's code and facts about persons are digested apart: a row that is changed now from one side
    /// and now from the other would join the two by equal digests.</param>
    public (string? Before, string? After) Digests(string side) => (Over(row => row.Before, side), Over(row => row.After, side));

    private string? Over(Func<(byte[]? Before, byte[]? After), byte[]?> state, string side)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Append(hmac, Encoding.UTF8.GetBytes(side));
        var any = false;
        foreach (var (row, states) in _rows)
            if (state(states) is { } digest)
            {
                any = true;
                Append(hmac, Encoding.UTF8.GetBytes(row));
                hmac.AppendData(digest);
            }
        return any ? Convert.ToHexStringLower(hmac.GetHashAndReset()) : null;
    }

    private static string Name(IEntityType entity, Func<IProperty, object?> value) =>
        $"{entity.GetTableName()}\0{string.Join('\0', entity.FindPrimaryKey()!.Properties.Select(property => Text(value(property))))}";

    private static byte[] Digest(IEnumerable<IProperty> properties, Func<IProperty, object?> value)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var property in properties)
        {
            Append(hash, Encoding.UTF8.GetBytes(property.Name));
            Append(hash, value(property) is byte[] bytes ? bytes : Encoding.UTF8.GetBytes(Text(value(property))));
        }
        return hash.GetHashAndReset();
    }

    // A length before each part, so that no two rows read alike.
    private static void Append(IncrementalHash hash, byte[] bytes)
    {
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }

    private static string Text(object? value) => value switch
    {
        null => "\0",
        Instant instant => InstantPattern.ExtendedIso.Format(instant),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
