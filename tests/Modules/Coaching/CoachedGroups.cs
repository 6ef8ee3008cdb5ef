using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.MeetInGroup;
using Confrere.Coaching.Features.PublishMatch;
using Confrere.Coaching.Features.RecordSession;
using Confrere.Coaching.Features.RunMatch;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

/// <summary>A house whose arm is coached in groups, in the words that its tests share.</summary>
internal static class CoachedGroups
{
    public static readonly string[] Departments = ["Medicine", "Radiology", "Paediatrics"];

    public static async Task<CoachingHouse> House(DatabaseProvider provider, int size = 3, int sessions = 6)
    {
        var coaching = await CoachingHouse.On(provider);
        coaching.Follow(protocol => protocol with { Offerings = [protocol.Offerings[0] with { Kind = Offering.Group, GroupSize = size, Sessions = sessions }] });
        return coaching;
    }

    public static async Task<List<PersonId>> Waiting(this CoachingHouse coaching, params string[] departments)
    {
        var people = new List<PersonId>();
        foreach (var department in departments)
        {
            people.Add(await coaching.Participant());
            _ = (await coaching.Wish(people[^1], department)).Value;
        }
        return people;
    }

    /// <summary>Nine o'clock in Zurich so many weeks after the first hour of all, on the wall clock: it changes on 29 March.</summary>
    public static Instant Week(int week) => new LocalDateTime(2026, 3, 10, 9, 0).PlusWeeks(week).InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/Zurich"]).ToInstant();

    public static async Task RunMatch(this CoachingHouse coaching) => _ = (await coaching.Do((RunMatch run) => run.Handle(coaching.Programme.Id))).Value;

    public static async Task<Published> Publish(this CoachingHouse coaching)
    {
        await coaching.RunMatch();
        return (await coaching.Do((PublishMatch publish) => publish.Handle(coaching.Programme.Id))).Value;
    }

    public static Task<Result<int>> Record(this CoachingHouse coaching, PersonId coach, MeetingId meeting, IEnumerable<Session> present) =>
        coaching.Do((RecordMeeting record) => record.Handle(coach, meeting, [.. present.Select(row => row.Id)], 50, SessionMode.InPerson));

    public static Task<Result<Done>> Move(this CoachingHouse coaching, PersonId coach, MeetingId meeting, Instant start, ReasonCode reason = ReasonCode.Duty) =>
        coaching.Do((MoveMeeting move) => move.Handle(coach, meeting, start, reason));

    public static async Task<IReadOnlyList<Session>> MeetingOf(this CoachingHouse coaching, Instant start) =>
        [.. (await coaching.Rows<Session>()).Where(row => row.State == SessionState.Booked && row.Start == start && row.Meeting is not null)];
}
