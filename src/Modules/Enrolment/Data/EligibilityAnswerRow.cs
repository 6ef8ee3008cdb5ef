using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;

namespace Confrere.Enrolment.Data;

/// <summary>One eligibility answer; those that do not admit are the reasons of the participant flow.</summary>
internal sealed class EligibilityAnswerRow : ITenantOwned
{
    public required InvitationId InvitationId { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required string Question { get; init; }
    public required bool Answer { get; init; }
    public required bool Admits { get; init; }
}
