using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Confrere.Allocation.Contracts;
using Confrere.Analysis.Domain.Computing;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Report;
using Confrere.Analysis.Report.Bundle;
using Confrere.Kernel.Refusals;

namespace Confrere.Analysis.Features.ReproduceBundle;

/// <summary>Runs the plan of a bundle on its frozen data again and compares the bytes of results.json.</summary>
internal sealed class ReproduceBundle
{
    // Far above any trial; a bundle that claims more is not one.
    private const long MostBytes = 200_000_000;

    public sealed record Outcome(bool IsSame, string Results, string Stored, int Numbers, string DataHash);

    public Result<Outcome> Run(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            var missing = new[] { RBundle.FrozenFile, RBundle.DictionaryFile, RBundle.PlanFile, RBundle.ArmsFile, RBundle.ResultsFile }.Where(name => zip.GetEntry(name) is null).ToList();
            if (missing.Count > 0) return new BundleLacksFiles(Path.GetFileName(path), missing);
            return Again(name => Text(zip, name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or JsonException or FormatException)
        {
            return new BundleCannotBeRead(Path.GetFileName(path), e.Message);
        }
    }

    private static Outcome Again(Func<string, string?> text)
    {
        var plan = StoredPlan.Read(text(RBundle.PlanFile)!);
        var frozenText = text(RBundle.FrozenFile)!;
        var frozen = FrozenDataset.Read(frozenText, text(RBundle.DictionaryFile)!, FrozenDataset.HashOf(frozenText));
        var arms = FrozenText.Records(text(RBundle.ArmsFile)!).Skip(1).ToDictionary(fields => fields[0], fields => fields[1]);
        var results = TrialAnalysis.Run(plan, frozen, arms, OpenedOf(text));
        var (again, stored) = (ResultsJson.Of(results), text(RBundle.ResultsFile)!);
        return new(again == stored, again, stored, ResultNumbers.Of(results).Count, frozen.Hash);
    }

    private static OpenedBeside? OpenedOf(Func<string, string?> text)
    {
        if (text(RBundle.DeliveryFile) is not { } delivery) return null;
        var hash = FrozenDataset.HashOf(delivery);
        var blocks = FrozenText.Records(text(RBundle.ArmsFile)!).Skip(1).Where(fields => fields.Length > 4 && fields[4].Length > 0).ToDictionary(fields => fields[0], fields => fields[4]);
        return new(FrozenDelivery.Read(delivery, hash), hash, text(RBundle.ExclusionsFile) is { } exclusions ? FrozenExclusion.Read(exclusions) : [])
        {
            Minimised = text(RBundle.RuleFile) is { } rule && text(RBundle.DrawsFile) is { } draws ? ListOf(rule, [.. FrozenText.Records(draws)]) : null,
            Blocks = blocks.Count > 0 ? blocks : null, Outside = text(RBundle.OutsideFile) is { } outside ? FrozenOutside.Read(outside) : [],
            Distress = text(RBundle.DistressFile) is { } distress ? FrozenDistress.Read(distress) : [],
            Deviations = text(RBundle.DeviationsFile) is { } deviations
                ? [.. FrozenText.Records(deviations).Skip(1).Select(fields => new PlanDeviation(fields[0], fields[1], fields[2]))] : [],
        };
    }

    private static MinimisedList ListOf(string rule, IReadOnlyList<string[]> rows) =>
        new(rule, [.. rows.Skip(1).Select(row => new MinimisedDraw(row[0], rows[0].Skip(1).Zip(row.Skip(1)).ToDictionary(pair => pair.First, pair => pair.Second)))]);

    private static string? Text(ZipArchive zip, string name)
    {
        if (zip.GetEntry(name) is not { } entry) return null;
        if (entry.Length > MostBytes) throw new InvalidDataException($"{name} is larger than any trial's data.");
        using var reader = new StreamReader(entry.Open(), new UTF8Encoding(false, throwOnInvalidBytes: true));
        return reader.ReadToEnd();
    }
}
