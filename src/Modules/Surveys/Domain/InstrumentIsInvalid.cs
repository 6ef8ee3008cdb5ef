namespace Confrere.Surveys.Domain;

/// <summary>An instrument's file was refused; the message lists everything that is wrong with it.</summary>
internal sealed class InstrumentIsInvalid(IReadOnlyList<InstrumentProblem> problems)
    : Exception(string.Join('\n', problems))
{
    public IReadOnlyList<InstrumentProblem> Problems { get; } = problems;
}
