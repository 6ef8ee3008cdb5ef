namespace Confrere.Surveys.Domain.Exchange;

/// <summary>One item that was asked of one participant at one visit; the value is null where it was left out.</summary>
internal sealed record AnswerRow(string Participant, string Visit, string SubmittedAt, string CorrectedAt, string Instrument, string Item, int? Value);
