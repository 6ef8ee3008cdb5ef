namespace Confrere.Analysis.Domain.Dashboard;

/// <summary>How the answers came in.</summary>
/// <param name="Late">Answered after the due day.</param>
/// <param name="Incomplete">With at least one statement left out.</param>
/// <param name="LeftOut">Statements left out, over all surveys.</param>
/// <param name="KeptAside">Other answers for a survey that was sent already.</param>
/// <param name="Mails">About surveys, that a server took; with those returned, of the whole institution.</param>
internal sealed record QualityTally(int Answered, int Late, int Incomplete, int LeftOut, int Corrected, int KeptAside, int Mails, int Returned);
