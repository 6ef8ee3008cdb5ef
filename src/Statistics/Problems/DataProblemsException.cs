namespace Confrere.Statistics.Problems;

/// <summary>Input that no model can be fitted to. Carries every problem that was found, not only the first; nothing was computed.</summary>
public sealed class DataProblemsException : ArgumentException
{
    /// <summary>Refuses with one or more problems.</summary>
    public DataProblemsException(params IReadOnlyList<DataProblem> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>Everything that is wrong, in the order in which it was found.</summary>
    public IReadOnlyList<DataProblem> Problems { get; }
}
