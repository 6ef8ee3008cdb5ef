using Confrere.Coaching.Features.KeepNoteKeys;

namespace Confrere.Coaching.Features.KeepNote;

/// <summary>What one side's browser needs to open and write the notes of a pair; everything that matters in it is sealed.</summary>
/// <param name="Kinds">What this side may write now.</param>
/// <param name="PairKey">Sealed to this side; null while there is none for them.</param>
/// <param name="PartnerPairKeyFor">The public key to which the other side's is sealed.</param>
internal sealed record NoteBox(
    Guid Person, NoteKeyring.Pair? Keys, IReadOnlyList<NoteKeyring.Lock> Locks, IReadOnlyList<string> Kinds, string? PartnerKey, string? PairKey,
    bool PartnerHasPairKey, string? PartnerPairKeyFor, IReadOnlyList<NoteBox.SealedNote> Notes)
{
    internal sealed record SealedNote(Guid Id, Guid Pair, Guid? Session, string Kind, int Version, string Sealed);
}
