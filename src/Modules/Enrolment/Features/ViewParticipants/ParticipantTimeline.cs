using Confrere.Enrolment.Contracts;

namespace Confrere.Enrolment.Features.ViewParticipants;

/// <summary>Every dated event of a participant that a director may see, in one list.</summary>
internal sealed class ParticipantTimeline(IEnumerable<IParticipantEvents> sources)
{
    public async Task<IReadOnlyList<ParticipantEvent>> Of(Participant participant)
    {
        var events = new List<ParticipantEvent>();
        foreach (var source in sources) events.AddRange(await source.Of(participant));
        return [.. events.OrderBy(happened => happened.At)];
    }
}
