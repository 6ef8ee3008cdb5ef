namespace Confrere.Protocols.Contracts;

/// <summary>How a session is recorded, and what of it may be kept. A document without the group keeps nothing: <see cref="Plain"/>.</summary>
/// <param name="ConfirmWithinDays">After so many days without an answer the coach's record is taken as it is.</param>
public sealed record RecordRules(int ConfirmWithinDays)
{
    /// <summary>A coach's own note, read by the coach alone.</summary>
    public const string CoachNotes = "coach";

    /// <summary>What the two keep together.</summary>
    public const string SharedNotes = "shared";

    /// <summary>A participant's own note, read by the participant alone.</summary>
    public const string ParticipantNotes = "participant";

    public static readonly RecordRules Plain = new(7);

    public static readonly IReadOnlyList<string> Kinds = [CoachNotes, SharedNotes, ParticipantNotes];

    /// <summary>Which kinds may be written, from <see cref="Kinds"/>; none unless the document says so.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How long notes and goals outlive the pair; 90 when left out.</summary>
    public int? NotesKeptDays { get; init; }

    /// <summary>Whether the two may keep goals with a scale of the participant's own.</summary>
    public bool HasGoals { get; init; }

    /// <summary>Whether anything is written that the server must not be able to read.</summary>
    public bool KeepsWords => Notes.Count > 0 || HasGoals;

    public int DaysKept => NotesKeptDays ?? 90;
}
