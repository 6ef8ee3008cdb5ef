using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Features.SeeOwnStart;

internal sealed class StartOnTimeline(OwnStart start) : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineEntry>> For(Participant participant, PersonId person) =>
        await start.Of(participant) is { } drawn ? [new(drawn.DrawnAt, drawn.IsDrawn ? "Your start was drawn" : "You started", $"{drawn.Words} {drawn.Promise}".TrimEnd(), TimelineState.Past)] : [];
}
