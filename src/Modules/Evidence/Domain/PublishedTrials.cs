using System.Text;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Confrere.Evidence.Domain;

/// <summary>The published trials that Confrere ships, read once from their document.</summary>
internal sealed class PublishedTrials
{
    private PublishedTrials(
        IReadOnlyList<PublishedResult> results, IReadOnlyList<SilentResult> silent, IReadOnlyList<QuotedReview> reviews, IReadOnlyList<PrintedShare> shares) =>
        (Results, WithoutNumbers, Reviews, Shares) = (results, silent, reviews, shares);

    public sealed record SilentResult(string Study, string Says);

    public sealed record QuotedReview(string Title, string Says);

    public IReadOnlyList<PublishedResult> Results { get; }
    public IReadOnlyList<SilentResult> WithoutNumbers { get; }
    public IReadOnlyList<QuotedReview> Reviews { get; }
    public IReadOnlyList<PrintedShare> Shares { get; }

    public static PublishedTrials Shipped()
    {
        using var stream = typeof(PublishedTrials).Assembly.GetManifestResourceStream("Confrere.Evidence.Data.published-trials.yaml")!;
        return Read(new StreamReader(stream, Encoding.UTF8).ReadToEnd());
    }

    /// <exception cref="YamlDotNet.Core.YamlException">The text does not have the document's form.</exception>
    public static PublishedTrials Read(string text)
    {
        var document = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<Document>(text);
        var studies = document.Studies.ToDictionary(s => s.Key, s => new PublishedStudy(s.Key, s.Title, s.Doi, s.Design, s.People, s.PerArm, s.What));
        return new(
            [.. document.Results.Select(r => new PublishedResult(studies[r.Study], r.Outcome, r.Scale, r.Unit, r.Months, r.Estimate, r.Lower, r.Upper, r.Mark, r.Note))],
            [.. document.WithoutNumbers.Select(s => new SilentResult(s.Study, s.Says))],
            [.. document.Reviews.Select(r => new QuotedReview(r.Title, r.Says))],
            [.. document.Shares.Select(s => new PrintedShare(studies[s.Study].Title, s.What, s.Count, s.Of, s.Printed))]);
    }

    private sealed class Document
    {
        public List<StudyEntry> Studies { get; set; } = [];
        public List<ResultEntry> Results { get; set; } = [];
        public List<SilentEntry> WithoutNumbers { get; set; } = [];
        public List<ReviewEntry> Reviews { get; set; } = [];
        public List<ShareEntry> Shares { get; set; } = [];
    }

    private sealed class StudyEntry
    {
        public string Key { get; set; } = "";
        public string Title { get; set; } = "";
        public string Doi { get; set; } = "";
        public string Design { get; set; } = "";
        public int People { get; set; }
        public List<int> PerArm { get; set; } = [];
        public string What { get; set; } = "";
    }

    private sealed class ResultEntry
    {
        public string Study { get; set; } = "";
        public string Outcome { get; set; } = "";
        public string? Scale { get; set; }
        public string Unit { get; set; } = "";
        public double Months { get; set; }
        public double Estimate { get; set; }
        public double Lower { get; set; }
        public double Upper { get; set; }
        public string Mark { get; set; } = "";
        public string? Note { get; set; }
    }

    private sealed class SilentEntry
    {
        public string Study { get; set; } = "";
        public string Says { get; set; } = "";
    }

    private sealed class ReviewEntry
    {
        public string Title { get; set; } = "";
        public string Says { get; set; } = "";
    }

    private sealed class ShareEntry
    {
        public string Study { get; set; } = "";
        public string What { get; set; } = "";
        public int Count { get; set; }
        public int Of { get; set; }
        public double Printed { get; set; }
    }
}
