using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;

namespace Confrere.Coaching.Features.KeepNote;

/// <summary>Which kinds of note a page offers to its reader.</summary>
internal sealed record NotesPanel(EngagementId Pair, SessionId Session, IReadOnlyList<string> Kinds, int DaysKept)
{
    public IEnumerable<string> Written => Kinds.Where(kind => kind != Note.Goal);

    public bool HasGoals => Kinds.Contains(Note.Goal);

    public static string TitleOf(string kind) => kind == Protocols.Contracts.RecordRules.SharedNotes ? "A note that you both read" : "A note for yourself";
}
