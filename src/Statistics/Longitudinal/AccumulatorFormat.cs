using System.Security.Cryptography;
using System.Text;

namespace Confrere.Statistics.Longitudinal;

/// <summary>The byte format of an accumulator: magic, version, labels, patterns, SHA-256 of all before it.</summary>
internal static class AccumulatorFormat
{
    private const int Version = 1;
    private const int HashBytes = 32;

    // Far above any design that fits into memory; stops a damaged length from asking for all of it.
    private const int MostLabels = 100_000;
    private static readonly byte[] Magic = "CFLA"u8.ToArray();

    public static void Write(LongitudinalAccumulator accumulator, Stream destination)
    {
        using var body = new MemoryStream();
        using (var writer = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(Version);
            WriteLabels(writer, accumulator.Visits);
            WriteLabels(writer, accumulator.Columns);
            WriteLabels(writer, accumulator.Groups);
            PatternSums[] patterns = [.. accumulator.Patterns];
            writer.Write(patterns.Length);
            foreach (PatternSums pattern in patterns)
            {
                WritePattern(writer, pattern);
            }
        }
        destination.Write(body.GetBuffer(), 0, (int)body.Length);
        destination.Write(SHA256.HashData(body.GetBuffer().AsSpan(0, (int)body.Length)));
    }

    public static LongitudinalAccumulator Read(Stream source)
    {
        using var all = new MemoryStream();
        source.CopyTo(all);
        byte[] bytes = all.ToArray();
        int length = bytes.Length - HashBytes;
        if (length < Magic.Length + sizeof(int) || !bytes.AsSpan(0, Magic.Length).SequenceEqual(Magic))
        {
            throw new InvalidDataException("This is not a longitudinal accumulator.");
        }
        int version = BitConverter.ToInt32(bytes, Magic.Length);
        if (version != Version)
        {
            throw new InvalidDataException($"This accumulator has format version {version}; version {Version} can be read.");
        }
        if (!SHA256.HashData(bytes.AsSpan(0, length)).AsSpan().SequenceEqual(bytes.AsSpan(length)))
        {
            throw new InvalidDataException("The accumulator was cut short or altered: its checksum does not agree.");
        }
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes, Magic.Length + sizeof(int), length - Magic.Length - sizeof(int)), Encoding.UTF8);
            return ReadBody(reader);
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentException or FormatException)
        {
            throw new InvalidDataException("The accumulator contradicts itself: " + e.Message, e);
        }
    }

    private static LongitudinalAccumulator ReadBody(BinaryReader reader)
    {
        var accumulator = new LongitudinalAccumulator(ReadLabels(reader), ReadLabels(reader), ReadLabels(reader));
        int patterns = reader.ReadInt32();
        for (int k = 0; k < patterns; k++)
        {
            int group = reader.ReadInt32();
            ulong visits = reader.ReadUInt64();
            long subjects = reader.ReadInt64();
            ulong known = accumulator.Visits.Count == 64 ? ulong.MaxValue : (1UL << accumulator.Visits.Count) - 1;
            if ((uint)group >= (uint)accumulator.Groups.Count || visits == 0 || (visits & ~known) != 0 || subjects < 1)
            {
                throw new FormatException($"pattern {k} names a group, visit or number of subjects that cannot be.");
            }
            ReadPattern(reader, accumulator.Pattern(group, visits), subjects);
        }
        return accumulator;
    }

    private static void WritePattern(BinaryWriter writer, PatternSums pattern)
    {
        writer.Write(pattern.Group);
        writer.Write(pattern.Visits);
        writer.Write(pattern.Subjects);
        for (int i = 0; i < pattern.Width; i++)
        {
            for (int j = i; j < pattern.Width; j++)
            {
                writer.Write(pattern.High[i * pattern.Stride + j]);
                writer.Write(pattern.Low[i * pattern.Stride + j]);
            }
        }
    }

    private static void ReadPattern(BinaryReader reader, PatternSums pattern, long subjects)
    {
        for (int i = 0; i < pattern.Width; i++)
        {
            for (int j = i; j < pattern.Width; j++)
            {
                pattern.High[i * pattern.Stride + j] = reader.ReadDouble();
                pattern.Low[i * pattern.Stride + j] = reader.ReadDouble();
            }
        }
        pattern.Restore(subjects);
    }

    private static void WriteLabels(BinaryWriter writer, IReadOnlyList<string> labels)
    {
        writer.Write(labels.Count);
        foreach (string label in labels)
        {
            writer.Write(label);
        }
    }

    private static string[] ReadLabels(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        if (count is < 0 or > MostLabels)
        {
            throw new FormatException($"{count} labels.");
        }
        var labels = new string[count];
        for (int k = 0; k < count; k++)
        {
            labels[k] = reader.ReadString();
        }
        return labels;
    }
}
