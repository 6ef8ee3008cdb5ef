using Confrere.Kernel.Identifiers;

namespace Confrere.Enrolment.Contracts;

/// <summary>What reached participants from outside, as dated facts for the analysis sets. Who left the study is in it with what was told until then.</summary>
public interface IOutsideEvents
{
    Task<IReadOnlyList<OutsideEvent>> Of(ProgrammeId programme);
}
