using System.Globalization;
using Confrere.Allocation.Data;
using Confrere.Allocation.Features.StartWithoutDraw;
using Confrere.Kernel.Audit;

namespace Confrere.Allocation.Features.ReplayAllocation;

/// <summary>Holds a programme that draws nothing against the log: everybody stands in the one arm since the fact that says so, once, and nobody else does. Pure.</summary>
internal sealed class UndrawnCheck(StoredList stored, LoggedFact opening, IReadOnlyList<LoggedFact> facts)
{
    private readonly List<LoggedFact> _starts = [.. facts.Where(fact => fact.Action == StartWithoutDraw.StartWithoutDraw.Fact && fact.Text("programme") == $"{stored.Programme.Value}").OrderBy(StatedFacts.Place)];

    /// <summary>What the log states of a programme that opened without a draw; null when it opened with one, or not yet.</summary>
    public static LoggedFact? Opening(StoredList stored, IReadOnlyList<LoggedFact> facts) =>
        facts.FirstOrDefault(fact => fact.Action == OpeningWithoutDraw.Fact && fact.Subject == $"programme/{stored.Programme}");

    /// <summary>One sentence; null when all is as the log states it.</summary>
    public string? FirstProblem()
    {
        if (stored.List is not null) return $"{opening.Named()}: a sealed list is stored, and the log states that nothing is drawn.";
        if (stored.Cursors is not [var cursor]) return $"{opening.Named()}: {stored.Cursors.Count} cursors are stored, and there should be one.";
        return RowProblem(cursor) ?? Stray() ?? (cursor.NextPosition == stored.Rows.Count ? null : $"{After()}: {cursor.NextPosition} starts were counted, and {stored.Rows.Count} are stored.");
    }

    private string? RowProblem(SequenceCursor cursor)
    {
        var rows = stored.Rows.ToLookup(row => row.Participant.Value);
        foreach (var fact in _starts)
        {
            var participant = fact.Participant();
            if (rows[participant].FirstOrDefault() is not { } row) return $"{fact.Named()}: the start of participant {participant} is missing.";
            if (row.Arm.Value != opening.Text("arm") || row.Arm.Value != fact.Text("arm") || row.Position.ToString(CultureInfo.InvariantCulture) != fact.Text("position")
                || row.AllocatedAt != fact.At || row.CoachingOpenedAt != fact.At || row.InstitutionId != cursor.InstitutionId)
                return $"{fact.Named()}: the stored start of participant {participant} is not the one that the log states.";
        }
        return null;
    }

    private string? Stray()
    {
        var stated = _starts.ConvertAll(StatedFacts.Participant);
        var stray = stored.Rows.FirstOrDefault(row => !stated.Remove(row.Participant.Value));
        return stray is null ? null : $"{After()}: participant {stray.Participant} is stored as started, and no fact states it.";
    }

    private string After() => $"After sequence {(_starts.Count > 0 ? _starts[^1] : opening).Sequence}";
}
