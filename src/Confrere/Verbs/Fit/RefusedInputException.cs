namespace Confrere.App.Verbs.Fit;

/// <summary>The files cannot be used; nothing was fitted and nothing written.</summary>
internal sealed class RefusedInputException(IReadOnlyList<Problem> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<Problem> Problems => problems;
}
