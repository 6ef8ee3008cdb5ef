using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Data;

/// <summary>
/// The next place of a stratum's sequence. Every allocation moves it first, so that two at once meet here and one is run again,
/// and so that a place is found without making the sequence from its beginning.
/// </summary>
internal abstract class SequenceCursor : ITenantOwned
{
    public required ProgrammeId Programme { get; init; }
    public required string Stratum { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public int NextPosition { get; set; }
    public long Block { get; set; }
    public int PlaceInBlock { get; set; }
}
