using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Features.SeeOwnStart;

internal sealed class StartOnTimeline(OwnStart start) : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineEntry>> For(Participant participant, PersonId person) =>
        await start.Of(participant) is { } drawn ? [new(drawn.DrawnAt, Title(drawn.By), $"{drawn.Words} {drawn.Promise}".TrimEnd(), TimelineState.Past)] : [];

    private static string Title(StartedBy by) => by switch
    {
        StartedBy.NoDraw => "You started",
        StartedBy.PlacesForAll => "You have a place",
        StartedBy.Lottery => "The lottery was drawn",
        _ => "Your start was drawn",
    };
}
