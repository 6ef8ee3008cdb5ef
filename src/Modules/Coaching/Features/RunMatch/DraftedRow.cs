using Confrere.Coaching.Domain;
using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Features.RunMatch;

/// <summary>A row of a draft before it is stored.</summary>
/// <param name="Words">A reason or explanation a line.</param>
internal sealed record DraftedRow(Seeker Seeker, PersonId? Coach, string Words, int? Group, MatchReview Review);
