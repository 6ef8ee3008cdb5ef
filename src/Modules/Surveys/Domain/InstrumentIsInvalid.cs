using Confrere.Kernel.Documents;

namespace Confrere.Surveys.Domain;

/// <summary>An instrument that the installation depends on was refused; the message lists everything that is wrong with it.</summary>
internal sealed class InstrumentIsInvalid(string file, IReadOnlyList<DocumentProblem> problems)
    : Exception(string.Join('\n', problems.Select(problem => $"{file}, {problem}")));
