namespace Confrere.Surveys.Domain.Exchange;

/// <summary>One participant's answers at one visit, with the instruments by which they were given. An item that is not in the answers was left out.</summary>
/// <param name="SubmittedAt">ISO 8601 with a zone; null where the source does not say.</param>
internal sealed record AnswerSheet(
    string Participant, string Visit, string? SubmittedAt, IReadOnlyList<Instrument> Instruments, IReadOnlyDictionary<string, int?> Answers)
{
    /// <summary>When these answers took the place of those that were sent, written as SubmittedAt; null when they are those that were sent.</summary>
    public string? CorrectedAt { get; init; }
}
