using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Domain;

/// <summary>Everything from which a closed list can be made again anywhere: the opened seed, its shares, the rule, and every allocation. It names no person.</summary>
/// <param name="Rule">The rule's canonical text, over which the commitment was taken.</param>
/// <param name="Seed">Hexadecimal, like shares, salts and commitments.</param>
/// <param name="Shares">Empty when a demonstration did without custodians.</param>
/// <param name="Use">Which draw it is: what the seed was derived from the shares for.</param>
internal sealed record AllocationRecord(
    string Format, Guid Programme, string Commitment, string Rule, string Seed, IReadOnlyList<OpenedShare> Shares, IReadOnlyList<RecordedDraw> Draws, string Use = Custody.FirstDraw)
{
    public const string ThisFormat = "confrere-allocation-record/1";

    // A method: what is exported is the properties.
    public bool IsOfBoosters() => Use == Custody.SecondDraw;

    /// <summary>The first thing that is wrong; null when every draw is the one that the seed gives. Pure: no database, no keys.</summary>
    public string? FirstProblem()
    {
        if (Format != ThisFormat) return $"The record's format is \"{Format}\"; this version reads \"{ThisFormat}\".";
        if (Use is not (Custody.FirstDraw or Custody.SecondDraw)) return $"The record's use is \"{Use}\"; this version knows \"{Custody.FirstDraw}\" and \"{Custody.SecondDraw}\".";
        if (Hex(Seed) is not { Length: Custody.ShareBytes } seed) return "The seed is not 64 hexadecimal characters.";
        var programme = new ProgrammeId(Programme);
        foreach (var (share, number) in Shares.Select((share, index) => (share, index + 1)))
        {
            if (Hex(share.Share) is not { Length: Custody.ShareBytes } bytes) return $"Share {number} is not 64 hexadecimal characters.";
            if (Commitments.OfShare(bytes, programme) != share.Commitment) return $"Share {number} is not the one that its custodian committed to.";
        }
        if (Shares.Count != 0 && (Shares.Count != Custody.Custodians || !Custody.Seed(Hex(Shares[0].Share)!, Hex(Shares[1].Share)!, programme, Use).AsSpan().SequenceEqual(seed)))
            return "The seed does not follow from the shares.";
        if (Commitments.OfList(seed, programme, Rule) != Commitment) return "The seed or the rule is not the one that was committed to.";
        return FirstTwice() ?? FirstUncommitted() ?? new SequenceReplay(seed, AllocationRule.FromCanonical(Rule)).FirstDifference(Draws.Select(draw => draw.Allocation()));
    }

    private string? FirstTwice() => Draws.GroupBy(draw => draw.Participant).FirstOrDefault(group => group.Count() > 1) is { } twice
        ? $"Participant {twice.Key} stands in the record {twice.Count()} times." : null;

    private string? FirstUncommitted() =>
        Draws.FirstOrDefault(draw => Hex(draw.Salt) is not { } salt || Commitments.OfAllocation(salt, draw.Allocation()) != draw.Commitment) is { } draw
            ? $"Stratum {draw.Stratum}, position {draw.Position} (participant {draw.Participant}): the allocation is not the one that its fact committed to." : null;

    private static byte[]? Hex(string text) => text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;
}
