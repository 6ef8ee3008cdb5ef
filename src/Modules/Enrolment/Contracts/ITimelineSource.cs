using Confrere.Kernel.Identifiers;

namespace Confrere.Enrolment.Contracts;

/// <summary>A module's contribution to a participant's home page: what has been, what is next.</summary>
public interface ITimelineSource
{
    Task<IReadOnlyList<TimelineEntry>> For(Participant participant, PersonId person);
}
