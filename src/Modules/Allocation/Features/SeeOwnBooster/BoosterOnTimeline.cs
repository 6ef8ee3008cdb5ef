using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Features.SeeOwnBooster;

internal sealed class BoosterOnTimeline(OwnBooster booster) : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineEntry>> For(Participant participant, PersonId person) =>
        await booster.Of(participant) is { } drawn ? [new(drawn.DrawnAt, "Your further sessions were drawn", drawn.Words, TimelineState.Past)] : [];
}
