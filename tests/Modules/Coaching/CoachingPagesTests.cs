using System.Net;
using System.Text.RegularExpressions;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Modules.Tests.House;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

[Collection("databases")]
public sealed class CoachingPagesTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task From_wishes_to_a_recorded_session_over_http(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var (coach, person) = (await coaching.Coach(), await coaching.Participant());
        var address = await coaching.House.Serve();
        using var participant = new Visitor(address, person, Role.Participant);

        (await participant.Open("/me/coaches")).ShouldContain("Your department");
        (await participant.Post("/me/coaches?handler=Wishes", ("department", " "))).ShouldContain("Please name your department first");
        (await participant.Post("/me/coaches?handler=Wishes", ("department", "Medicine"), ("languages", "German, French"), ("times", "DuringTheDay"), ("times", "Evenings"))).ShouldBe("/me/coaches");
        var cards = await participant.Open("/me/coaches");
        cards.ShouldContain("Has 3 free hours a week at the times you named.");
        cards.ShouldContain("Your employer, your department");
        (await participant.Post("/me/coaches?handler=Choose", ("coach", coach.ToString()))).ShouldBe("/me/bookings");

        var slots = await participant.Open("/me/bookings");
        slots.ShouldContain("Times are in Zurich time (UTC+01)");
        slots.ShouldContain($"value=\"{CoachingHouse.Tuesday9InZurich.ToUnixTimeSeconds()}\"");
        (await participant.Post("/me/bookings?handler=Book")).ShouldContain("Please choose an hour.");
        (await participant.Post("/me/bookings?handler=Book", ("slot", $"{CoachingHouse.Tuesday9InZurich.ToUnixTimeSeconds()}"))).ShouldBe("/me/bookings");
        (await participant.Open("/me/bookings")).ShouldContain("Tuesday 10 March 2026, 09:00");
        var session = (await coaching.Rows<Session>()).Single().Id;
        await participant.Open($"/me/bookings?move={session}");
        (await participant.Post("/me/bookings?handler=Book", ("move", $"{session}"), ("slot", $"{(CoachingHouse.Tuesday9InZurich + Duration.FromHours(1)).ToUnixTimeSeconds()}"))).ShouldBe("/me/bookings");

        coaching.House.Clock.Reset(CoachingHouse.Tuesday9InZurich + Duration.FromHours(2));
        using var desk = new Visitor(address, coach, Role.Coach);
        var agenda = await desk.Open("/coach");
        agenda.ShouldContain("To be recorded");
        agenda.ShouldContain($"/coach/sessions/{session}");
        agenda.ShouldNotContain("Icipant");
        (await desk.Open($"/coach/sessions/{session}")).ShouldContain("Encrypted in your browser");
        (await desk.Post($"/coach/sessions/{session}?handler=Held", ("minutes", "0"), ("mode", "Video"))).ShouldContain("between 5 and 240 minutes");
        (await desk.Post($"/coach/sessions/{session}?handler=Held", ("minutes", "50"), ("mode", "Video"))).ShouldBe($"/coach/sessions/{session}");
        var page = await desk.Open($"/coach/sessions/{session}");
        page.ShouldContain("Held, 50 minutes, by video.");
        (await desk.Open("/coach")).ShouldContain("1 of 6 sessions held");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_not_yours_is_not_there(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var (coach, other) = (await coaching.Coach(), await coaching.Coach());
        var person = await coaching.ParticipantOf(coach);
        var session = (await coaching.Book(person, CoachingHouse.Tuesday9InZurich)).Value;
        var stranger = await coaching.ParticipantOf(coach);
        var address = await coaching.House.Serve();
        using var otherCoach = new Visitor(address, other, Role.Coach);
        (await otherCoach.StatusOf($"/coach/sessions/{session}")).ShouldBe(HttpStatusCode.NotFound);
        using var otherParticipant = new Visitor(address, stranger, Role.Participant);
        (await otherParticipant.StatusOf($"/me/bookings?move={session}")).ShouldBe(HttpStatusCode.NotFound);
        foreach (var path in new[] { "/coach", "/coach/hours", $"/coach/sessions/{session}", "/coaches" })
            (await otherParticipant.StatusOf(path)).ShouldNotBe(HttpStatusCode.OK, path);
        foreach (var path in new[] { "/me/coaches", "/me/bookings", "/coaches" }) (await otherCoach.StatusOf(path)).ShouldNotBe(HttpStatusCode.OK, path);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Hours_are_changed_and_a_coach_is_added_over_http(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        var address = await coaching.House.Serve();
        using var desk = new Visitor(address, coach, Role.Coach);
        var form = await desk.Open("/coach/hours");
        Regex.Count(form, "type=\"time\"").ShouldBe(28);
        form.ShouldContain("value=\"09:00\"");
        (await desk.Post("/coach/hours", [("zone", "Europe/Zurich"), .. Week("18:00", "")])).ShouldContain("please fill in both times");
        (await desk.Post("/coach/hours", [("zone", "Europe/Zurich"), .. Week("18:00", "20:00")])).ShouldBe("/coach");
        var hours = (await coaching.Rows<Confrere.Coaching.Data.WeeklyHours>()).ShouldHaveSingleItem();
        (hours.Day, hours.From, hours.Until).ShouldBe((IsoDayOfWeek.Wednesday, new LocalTime(18, 0), new LocalTime(20, 0)));

        using var director = new Visitor(address, await coaching.Participant(opened: false), Role.Director);
        await director.Open("/coaches");
        (await director.Post("/coaches", ("Typed.Name", "Ann Other"))).ShouldContain("write it like 2027-01-31");
        (await director.Post("/coaches", ("Typed.Name", "Ann Other"), ("Typed.Email", "ann@example.org"), ("Typed.ZoneId", "Europe/Zurich"),
            ("Typed.Department", "Radiology"), ("Typed.Specialty", "Radiology"), ("Typed.Credential", "Peer coach training"), ("Typed.ValidUntil", "2027-01-31"))).ShouldBe("/coaches");
        (await director.Open("/coaches")).ShouldContain("Ann Other");
    }

    // Rows come two a day from Monday; the fifth is Wednesday's first.
    private static IEnumerable<(string, string)> Week(string from, string until) =>
        Enumerable.Range(0, 14).SelectMany(row => new[] { ($"rows[{row}].From", row == 4 ? from : ""), ($"rows[{row}].Until", row == 4 ? until : "") });
}
