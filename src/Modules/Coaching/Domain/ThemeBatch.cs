namespace Confrere.Coaching.Domain;

/// <summary>One listening session as it is counted: how many came, and how many of them raised each theme.</summary>
internal sealed record Heard(NodaTime.LocalDate On, int Present, IReadOnlyDictionary<Theme, int> Raised);

/// <summary>
/// Listening sessions that are told together: consecutive ones, as many as it takes until twice the smallest cell were present. A batch never
/// changes once it is full, so that two looks at different times have no difference to take; what is not full is not told.
/// </summary>
internal sealed record ThemeBatch(NodaTime.LocalDate From, NodaTime.LocalDate Until, int Sessions, int Present, IReadOnlyDictionary<Theme, int> Raised)
{
    public static (IReadOnlyList<ThemeBatch> Full, int SessionsLeft) Of(IEnumerable<Heard> sessions, int smallestCell)
    {
        var (full, open) = (new List<ThemeBatch>(), new List<Heard>());
        foreach (var session in sessions)
        {
            open.Add(session);
            if (open.Sum(heard => heard.Present) < 2 * smallestCell) continue;
            full.Add(new(open.Min(heard => heard.On), open.Max(heard => heard.On), open.Count, open.Sum(heard => heard.Present),
                Enum.GetValues<Theme>().ToDictionary(theme => theme, theme => open.Sum(heard => heard.Raised.GetValueOrDefault(theme)))));
            open.Clear();
        }
        return (full, open.Count);
    }

    /// <returns>Null when so few raised it, or so few did not, that they could be guessed.</returns>
    public int? Shown(Theme theme, int smallestCell)
    {
        var count = Raised.GetValueOrDefault(theme);
        bool IsSafe(int people) => people == 0 || people >= smallestCell;
        return IsSafe(count) && IsSafe(Present - count) ? count : null;
    }
}
