namespace Confrere.Analysis.Domain.Dashboard;

/// <summary>A group's letter, how many had a survey whose due day is over, and how many of those have answered it by now.</summary>
internal sealed record GroupTally(string Group, int Due, int Answered)
{
    public int Missing => Due - Answered;
}
